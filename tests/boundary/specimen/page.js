window.seenFirst = typeof window.specimen
window.heard = []
window.stop = window.specimen.on((value) => window.heard.push(value))
