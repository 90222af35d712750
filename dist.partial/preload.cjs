let electron = require("electron");
// electron/preload.ts
/** Every call of the door, each to become one function of the page. */
var calls = {
	about: true,
	recentVaults: true,
	chooseNewVault: true,
	chooseVault: true,
	chooseBackup: true,
	openFolder: true,
	restartReader: true,
	sampleRecords: true,
	lockNow: true,
	hideFromSharing: true,
	painted: true,
	selfCheck: true,
	measureTask: true,
	measureFile: true,
	measureWrite: true,
	measureLog: true,
	measureDone: true
};
var events = {
	suspend: true,
	"screen-locked": true,
	"lock-asked": true
};
function onEvent(name, act) {
	if (!Object.hasOwn(events, name)) return () => void 0;
	const hear = () => act();
	electron.ipcRenderer.on(`event/${name}`, hear);
	return () => void electron.ipcRenderer.removeListener(`event/${name}`, hear);
}
electron.webFrame.executeJavaScript(`for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCSessionDescription',
    'RTCIceCandidate', 'WebTransport', 'WebSocketStream', 'WebSocket', 'EventSource'])
    delete globalThis[name]`);
electron.ipcRenderer.on("port", (event, type) => window.postMessage({ type }, location.origin, event.ports));
if (location.protocol === "app:" && location.host === "satchel") {
	const shell = Object.keys(calls).map((name) => [name, (ask) => electron.ipcRenderer.invoke(`page/${name}`, ask)]);
	electron.contextBridge.exposeInMainWorld("satchel", {
		shell: Object.fromEntries(shell),
		onEvent
	});
}
if (location.protocol === "app:" && location.host === "print") electron.ipcRenderer.on("content", (_event, content) => window.postMessage(content, location.origin));
