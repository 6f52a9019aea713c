/**
 * Pages that code builds. Each is built with the tag `html`, which escapes what is put in; markup in any other text would
 * be a page where somebody has to remember to.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>

/** A tag of HTML, opened or closed. */
const MARKUP =
  /<!doctype html|<\/?(?:a|b|body|button|code|d[dlt]|div|em|fieldset|footer|form|h[1-6]|head|header|html|i|img|input|label|legend|li|link|main|meta|ol|p|script|section|span|strong|style|table|tbody|t[dhr]|tfoot|thead|title|ul)(?:\s[^<>]*)?>/iu

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

/** Where markup stands in text that is not tagged `html`, by line. */
export const markupByHand = (file: string, text: string): number[] => {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message ?? ''}`)
  const found: number[] = []
  const note = ({ start }: Node, said: string) => {
    if (MARKUP.test(said)) found.push(text.slice(0, start).split('\n').length)
  }
  const walk = (node: unknown): void => {
    if (!isNode(node)) return
    if (node.type === 'TaggedTemplateExpression' && (node['tag'] as Node)['name'] === 'html')
      return (((node['quasi'] as Node)['expressions'] as unknown[]) ?? []).forEach(walk)
    if (node.type === 'Literal' && typeof node['value'] === 'string') note(node, node['value'])
    if (node.type === 'TemplateLiteral')
      note(
        node,
        (node['quasis'] as Node[]).map((one) => (one['value'] as { cooked: string }).cooked).join('…'),
      )
    Object.values(node).flat().forEach(walk)
  }
  walk(program)
  return found
}

/** Every page, or piece of one, that is not built with `html`, as a line for whoever wrote it. */
export const markupByHandUnder = (root: string): string[] =>
  ['electron', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .flatMap((file) =>
        markupByHand(file, readFileSync(join(root, file), 'utf8')).map(
          (line) => `${file}:${line} writes markup by hand: build it with html (shared/kernel/html.ts)`,
        ),
      ),
  )
