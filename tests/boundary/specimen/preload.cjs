const { contextBridge, ipcRenderer } = require('electron')
globalThis.onlyOfThePreload = true
contextBridge.exposeInMainWorld('specimen', {
  echo: (...values) => ipcRenderer.invoke('echo', ...values),
  fail: () => ipcRenderer.invoke('fail'),
  theme: (source) => ipcRenderer.invoke('theme', source),
  double: (number) => number * 2,
  boom: () => {
    throw new Error('boom')
  },
  within: { list: [{ deep: true }] },
  on: (listener) => {
    const hear = (_event, value) => listener(value)
    ipcRenderer.on('event', hear)
    return () => ipcRenderer.removeListener('event', hear)
  },
})
