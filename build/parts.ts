/**
 * What a view takes of the vault. It names the parts that it shows (renderer/bridge/use-parts.ts) and is drawn anew when
 * one of them has changed; the whole snapshot, taken or handed on, would draw it anew with every change there is.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>

/** What a view shows is taken with one of these. */
const HOOKS = /^use(?:Store|Vault)$/u
const WHOLE = new Set(['snapshot', 'stored'])

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

const nameOf = (value: unknown): unknown => (isNode(value) ? value['name'] : undefined)

/** Whether a selector answers with everything: `(state) => state.snapshot`, or what it was given. */
const takesAll = (selector: unknown): boolean => {
  if (!isNode(selector) || selector.type !== 'ArrowFunctionExpression') return false
  const { body, params } = selector as unknown as { body: Node; params: readonly Node[] }
  const [given] = params
  if (body.type === 'MemberExpression')
    return given?.type === 'Identifier' &&
      WHOLE.has(String(nameOf(body['property']))) &&
      isNode(body['object'])
      ? nameOf(body['object']) === nameOf(given)
      : false
  if (body.type !== 'Identifier') return false
  return given?.type === 'Identifier' ? nameOf(given) === nameOf(body) : WHOLE.has(String(nameOf(body)))
}

/** Where a view takes the whole snapshot or hands it on, by line. */
export const wholeIn = (file: string, text: string): number[] => {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message ?? ''}`)
  const found: number[] = []
  const note = ({ start }: Node) => found.push(text.slice(0, start).split('\n').length)
  const walk = (node: unknown): void => {
    if (!isNode(node)) return
    const { type } = node
    // a type with only some of its parts is what is wanted
    if (type === 'TSTypeReference' && nameOf(node['typeName']) === 'Pick') return
    if (type === 'TSIndexedAccessType') return
    if (type === 'TSTypeReference' && nameOf(node['typeName']) === 'Snapshot') note(node)
    if (type === 'JSXAttribute' && nameOf(node['name']) === 'snapshot') note(node)
    if (
      type === 'CallExpression' &&
      HOOKS.test(String(nameOf(node['callee']))) &&
      takesAll((node['arguments'] as readonly unknown[])[0])
    )
      note(node)
    Object.values(node).flat().forEach(walk)
  }
  walk(program)
  return found
}

/** Every view that takes more than parts, as a line for whoever wrote it. */
export const wholeUnder = (root: string): string[] =>
  readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .map((name) => `renderer/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) =>
      wholeIn(file, readFileSync(join(root, file), 'utf8')).map(
        (line) =>
          `${file}:${line} takes the whole snapshot: name the parts it shows with useParts (renderer/bridge/use-parts.ts)`,
      ),
    )
