import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod'

/** One row of a folder: its name, decoded, and its bytes; `null` for a folder. */
export type Row = { readonly name: string; readonly size: number | null }

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => name === 'response' || name === 'propstat',
})

const Prop = z.looseObject({
  resourcetype: z.unknown().optional(),
  getcontentlength: z.string().optional(),
})
const Multistatus = z.object({
  multistatus: z.object({
    response: z
      .array(
        z.object({
          href: z.string(),
          propstat: z
            .array(z.object({ prop: Prop.or(z.literal('')), status: z.string().optional() }))
            .default([]),
        }),
      )
      .default([]),
  }),
})

/**
 * The rows of an answer to PROPFIND with depth 1 (RFC 4918 §9.1), without the folder that was asked about; `null` where
 * it is none. `at` is the path of that folder, as it was asked.
 */
export const rowsIn = (xml: string, at: URL): readonly Row[] | null => {
  const read = Multistatus.safeParse(parsed(xml))
  if (!read.success) return null
  const own = pathOf(at.href, at)
  if (own === null) return null
  return read.data.multistatus.response.flatMap(({ href, propstat }): Row[] => {
    const path = pathOf(href, at)
    // other folders' rows, and the folder's own, are no rows of it
    if (path === null || !path.startsWith(`${own}/`)) return []
    const name = path.slice(own.length + 1)
    if (name === '' || name.includes('/')) return []
    const props = propstat
      .filter(({ status }) => status === undefined || / 200(?: |$)/u.test(status))
      .flatMap(({ prop }) => (prop === '' ? [] : [prop]))
    const isFolder = href.endsWith('/') || props.some(({ resourcetype }) => isCollection(resourcetype))
    const length = props.flatMap(({ getcontentlength }) => getcontentlength ?? [])[0]
    if (isFolder) return [{ name, size: null }]
    return length !== undefined && /^\d{1,12}$/u.test(length) ? [{ name, size: Number(length) }] : []
  })
}

const isCollection = (type: unknown): boolean =>
  typeof type === 'object' && type !== null && 'collection' in type

/** The decoded path of an address on the same server, without a slash at its end. */
const pathOf = (href: string, at: URL): string | null => {
  try {
    return decodeURIComponent(new URL(href, at).pathname).replace(/\/+$/u, '')
  } catch {
    return null
  }
}

const parsed = (xml: string): unknown => {
  try {
    return parser.parse(xml)
  } catch {
    return null
  }
}
