import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { isOurs } from './app-origin.ts'

/** Nothing may be loaded, run or asked for that is not a file of ours (requirement A3). */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** One file below `folder`, or 404; a path that would leave it is never looked up (requirement A4). */
export const answerFrom = async (folder: string, method: string, address: string): Promise<Response> => {
  const path = method === 'GET' && isOurs(address) ? localPath(folder, address) : null
  const type = path === null ? undefined : TYPES[extname(path)]
  if (path === null || type === undefined) return notFound()
  try {
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { 'content-type': type, ...HEADERS },
    })
  } catch {
    return notFound()
  }
}

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

const notFound = () =>
  new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain', ...HEADERS } })

/** The raw text is judged before URL parsing could tidy dots away. */
const localPath = (folder: string, address: string): string | null => {
  const raw = address.replace(/[?#].*$/su, '')
  if (/\\|%5c|%2f|%00|(?:\.|%2e){2}/iu.test(raw)) return null
  const path = decodePath(new URL(address).pathname)
  if (path === null) return null
  const file = normalize(join(folder, path === '/' ? '/index.html' : path))
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : null
}

const decodePath = (path: string): string | null => {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
