/**
 * Whose a class is: what a feature's stylesheet defines is that feature's alone, and what two features use is the kit's.
 * Two features that share a class by accident change each other's looks.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** A file of the window, by its path in the project with slashes. */
export type StyleSource = { readonly file: string; readonly text: string }

const FEATURE = /^renderer\/features\/(?<feature>[^/]+)\//u

const featureOf = (file: string): string | undefined => FEATURE.exec(file)?.groups?.['feature']

/** Every class that a stylesheet names in a selector. */
const classesIn = (css: string): Set<string> =>
  new Set(
    [
      ...css
        .replaceAll(/\/\*.*?\*\//gsu, '')
        .replaceAll(/\{[^{}]*\}/gu, '{}')
        .matchAll(/\.(?<name>[a-z][\w-]*)/gu),
    ].map(({ groups }) => groups?.['name'] ?? ''),
  )

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Every class that a view puts on something, those that depend on a condition included. */
const classesOn = (file: string, code: string): Set<string> => {
  const found = new Set<string>()
  const gather = (node: unknown): void => {
    if (!isNode(node)) return
    const { type, value } = node
    if (type === 'Literal' && typeof value === 'string') value.split(/\s+/u).forEach((one) => found.add(one))
    if (type === 'TemplateElement' && isNode(value))
      String(value['cooked'])
        .split(/\s+/u)
        .forEach((one) => found.add(one))
    Object.values(node).flat().forEach(gather)
  }
  const walk = (node: unknown): void => {
    if (!isNode(node)) return
    if (
      node['type'] === 'JSXAttribute' &&
      isNode(node['name']) &&
      /class/iu.test(String(node['name']['name']))
    )
      return gather(node['value'])
    Object.values(node).flat().forEach(walk)
  }
  walk(parseSync(file, code).program)
  return found
}

/** Each class that a feature's stylesheet defines and somebody else uses, as a line for whoever did. */
export const sharedClasses = (sources: readonly StyleSource[]): string[] => {
  const sheets = sources.filter(({ file }) => file.endsWith('.css'))
  const code = sources
    .filter(({ file }) => file.endsWith('.tsx'))
    .map(({ file, text }) => ({ file, classes: classesOn(file, text) }))
  return sheets.flatMap(({ file, text }) => {
    const own = featureOf(file)
    if (own === undefined) return []
    const kit = new Set(
      sheets.filter((one) => featureOf(one.file) === undefined).flatMap((one) => [...classesIn(one.text)]),
    )
    return [...classesIn(text)]
      .filter((name) => !kit.has(name))
      .flatMap((name) =>
        code
          .filter((one) => featureOf(one.file) !== own && one.classes.has(name))
          .map(
            (one) => `.${name} is of ${file}, and ${one.file} uses it: put it into the kit, or name it apart`,
          ),
      )
  })
}

/** Each rule of the kit that only one feature can mean, because no other uses its classes, as a line for whoever wrote it. */
export const strayRules = (sources: readonly StyleSource[]): string[] => {
  const users = new Map<string, Set<string>>()
  for (const { file, text } of sources)
    if (file.endsWith('.tsx'))
      for (const name of classesOn(file, text))
        users.set(name, (users.get(name) ?? new Set()).add(featureOf(file) ?? ''))
  const onlyUser = (name: string): string => {
    const all = [...(users.get(name) ?? [])]
    return all.length === 1 ? (all[0] ?? '') : ''
  }
  return (
    sources
      // elements and controls are everybody's, whoever uses one first; narrow windows are about many at once
      .filter(
        ({ file }) =>
          file.endsWith('.css') &&
          featureOf(file) === undefined &&
          !/\/(?:base|controls|media)\.css$/u.test(file),
      )
      .flatMap(({ file, text }) =>
        [...text.replaceAll(/\/\*.*?\*\//gsu, '').matchAll(/(?<selectors>[^{}@;]+)\{/gu)].flatMap(
          ({ groups }) => {
            const selectors = (groups?.['selectors'] ?? '').trim()
            const owners = selectors
              .split(/,(?![^(]*\))/u)
              .map((one) =>
                [...one.replaceAll(/\([^()]*\)/gu, '').matchAll(/\.(?<name>[a-z][\w-]*)/gu)].map((found) =>
                  onlyUser(found[1] ?? ''),
                ),
              )
              .map((features) => features.find((feature) => feature !== '') ?? '')
            const [first = ''] = owners
            return first !== '' && owners.every((one) => one === first)
              ? [
                  `${selectors.replaceAll(/\s+/gu, ' ')} of ${file} is of ${first} alone: put it into that feature`,
                ]
              : []
          },
        ),
      )
  )
}

/** All stylesheets and views of the window under `root`. */
export const styleSources = (root: string): StyleSource[] =>
  readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .map((name) => `renderer/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\.(?:tsx|css)$/u.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
