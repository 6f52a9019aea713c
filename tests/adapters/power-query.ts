import PowerQuery from '@microsoft/powerquery-parser'

type Node = Readonly<Record<string, unknown>>

/** What a text in Power Query's language asks for, and where in the answer its rows are; `field` is `null` where it shows all. */
export type Query = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly field: string | null
}

/** A text in Power Query's language, as Microsoft's own parser reads it. Throws where that takes it for none. */
export const readQuery = async (text: string): Promise<Query> => {
  const task = await PowerQuery.TaskUtils.tryLexParse(PowerQuery.DefaultSettings, text)
  if (!PowerQuery.TaskUtils.isParseStageOk(task)) throw new Error('this is no query')
  const all = nodesOf(task.ast)
  const calls = all.filter(({ kind }) => kind === 'RecursivePrimaryExpression')
  const called = (name: string) => calls.filter(({ head }) => nameOf(head) === name)
  const [contents, ...more] = called('Web.Contents')
  if (contents === undefined || more.length > 0) throw new Error('it does not ask for one address')
  if (called('Json.Document').length !== 1) throw new Error('it does not read JSON')
  const [url = ''] = textsIn(contents)
  const named = all.find(({ kind, key }) => isPair(kind) && wordOf(key) === 'Headers')
  const headers = nodesOf(named?.['value'])
    .filter(({ kind }) => isPair(kind))
    .map(({ key, value }): [string, string] => [wordOf(key), textsIn(value)[0] ?? ''])
  const field = all.find(({ kind }) => kind === 'FieldSelector')
  const isTable = called('Table.FromRecords').length === 1
  return {
    url,
    headers: Object.fromEntries(headers),
    field: isTable ? wordOf(field?.['content']) : null,
  }
}

const isPair = (kind: unknown) => kind === 'GeneralizedIdentifierPairedExpression'

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Every part of a tree, the outer ones first. */
const nodesOf = (value: unknown): readonly Node[] =>
  isNode(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : []

const wordOf = (value: unknown): string => (isNode(value) ? String(value['literal']) : '')
const nameOf = (value: unknown): string => (isNode(value) ? wordOf(value['identifier']) : '')

const textsIn = (value: unknown): readonly string[] =>
  nodesOf(value)
    .filter(({ literalKind }) => literalKind === 'Text')
    .map((node) => wordOf(node).slice(1, -1).replaceAll('""', '"'))
