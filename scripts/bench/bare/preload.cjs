const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bare', { painted: (times) => ipcRenderer.invoke('painted', times) })
