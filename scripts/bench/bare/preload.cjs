const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bare', { painted: (at) => ipcRenderer.invoke('painted', at) })
