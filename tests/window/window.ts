// The bridge comes first: modules run in the order of their imports.
import './install-bridge.ts'
import '../../renderer/app/main.tsx'
import { go } from '../../renderer/app/store.ts'

declare global {
  interface Window {
    /** Goes to a place of the window, as its own links do. */
    go: typeof go
    /** Text on the page, or in a label, that could turn its sentence or hides something; what is typed into is not read. */
    foreignText: () => string[]
  }
}

/** Whatever may not stand on the page, save for isolates in pairs (FSI and PDI), which are put there to keep order. */
const UNFIT =
  /(?![\n\r\t])\p{Cc}|\u034F|[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2067\u206A-\u206F\u2800\u3164\uFEFF\uFFA0]/u
const LABELS = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'aria-valuetext']

const isUnfit = (text: string): boolean => {
  if (UNFIT.test(text)) return true
  let depth = 0
  for (const each of text) {
    if (each === '\u2068') depth += 1
    if (each === '\u2069') depth -= 1
    if (depth < 0) return true
    // from right to left only within an isolate
    if (depth === 0 && /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u.test(each)) return true
  }
  return depth !== 0
}

const foreignText = (): string[] => {
  const found: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element)
      found.push(...LABELS.map((name) => node.getAttribute(name) ?? '').filter((text) => isUnfit(text)))
    else if (node.parentElement?.closest('textarea, input') === null && isUnfit(node.textContent ?? ''))
      found.push(node.textContent ?? '')
  }
  return found.map((text) => `foreign ${JSON.stringify(text.slice(0, 80))}`)
}

window.go = go
window.foreignText = foreignText
