import { BrowserWindow, type Session } from 'electron'
import { html, htmlText } from '../../shared/kernel/html.ts'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'
import { APP_ORIGIN, APP_SCHEME } from './app-origin.ts'
import type { Printer } from '../core/ports/printer.ts'
import { HARDENED } from './security.ts'
import { PAGE_OF_PAGES } from './words.ts'

/** A page of ten thousand connections takes a while on a slow computer. */
const PATIENCE = 3 * 60_000
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
}

/**
 * Puts pages of our own on paper: each in a window of its own that nobody sees, without scripts, without the bridge,
 * and in a session that reaches nothing but the page.
 */
export const createPrinter = (session: Session, owner: () => BrowserWindow | null): Printer => {
  const pages = new Map<string, string>()
  let count = 0
  session.protocol.handle(APP_SCHEME, ({ url }) => {
    const page = pages.get(url)
    return page === undefined ? new Response(null, { status: 404 }) : new Response(page, { headers: HEADERS })
  })

  const onPaper = async <Value>(
    page: string,
    act: (window: BrowserWindow) => Promise<Result<Value>>,
  ): Promise<Result<Value>> => {
    const address = `${APP_ORIGIN}/paper-${(count += 1)}`
    pages.set(address, page)
    const parent = owner()
    const window = new BrowserWindow({
      show: false,
      // the print dialog belongs to the window that it was asked for in
      ...(parent === null || parent.isDestroyed() ? {} : { parent }),
      webPreferences: { ...HARDENED, session, javascript: false, devTools: false },
    })
    const late = Promise.withResolvers<Result<Value>>()
    const timer = setTimeout(() => late.resolve(fail('printFailed')), PATIENCE)
    window.webContents.on('render-process-gone', () => late.resolve(fail('printFailed')))
    try {
      const done = window.loadURL(address).then(() => {
        clearTimeout(timer) // a person may take their time with the dialog
        return act(window)
      })
      return await Promise.race([done, late.promise])
    } catch {
      return fail('printFailed')
    } finally {
      clearTimeout(timer)
      pages.delete(address)
      if (!window.isDestroyed()) window.destroy()
    }
  }

  return {
    pdf: (page) =>
      onPaper(page, async ({ webContents }) =>
        ok(
          await webContents.printToPDF({
            preferCSSPageSize: true,
            printBackground: true,
            generateTaggedPDF: true,
            // a page that numbers its own sheets needs no foot of ours, where the engine can do that
            displayHeaderFooter: !(page.includes('counter(page)') && hasMarginBoxes()),
            headerTemplate: HEAD,
            footerTemplate: FOOT,
            // the foot stands in the lower one
            margins: { top: 0.55, bottom: 0.65, left: 0.55, right: 0.55 },
          }),
        ),
      ),
    print: (page) =>
      onPaper(
        page,
        ({ webContents }) =>
          new Promise((resolve) => {
            webContents.print({ printBackground: true }, (isPrinted, why) => {
              if (isPrinted) resolve(ok(true))
              else resolve(/cancel/iu.test(why) ? ok(false) : fail('printFailed'))
            })
          }),
      ),
  }
}

/** Page margin boxes of CSS, since Chromium 131 (CSS Paged Media 3, §5). */
const hasMarginBoxes = (): boolean => Number.parseInt(process.versions.chrome ?? '0', 10) >= 131

/** Without one, the system's own stands there. */
const HEAD = htmlText(html`<span></span>`)

const FOOT = htmlText(
  html`<div style="width:100%;padding:0 14mm;font:7pt sans-serif;color:#5c5c60;text-align:right"><span class="pageNumber"></span>${PAGE_OF_PAGES}<span class="totalPages"></span></div>`,
)
