import { isSameTag, labelIdOf, type Label, type Labels } from '../../../shared/labels/label.ts'
import type { VaultContent } from '../vault/content.ts'

/** Of what a label is: an organisation or an app. */
export type Labelled = keyof Labels

const isEmpty = ({ tags, note }: Label): boolean => tags.length === 0 && note === ''

/** The labels with these in place of what was there; one that says nothing is none. */
export const withLabels = (labels: readonly Label[], changed: readonly Label[]): Label[] => {
  const byId = new Map(changed.map((label) => [label.id, label]))
  const known = new Set(labels.map(({ id }) => id))
  return [
    ...labels.map((label) => byId.get(label.id) ?? label),
    ...changed.filter(({ id }) => !known.has(id)),
  ].filter((label) => !isEmpty(label))
}

/** The tags without these and with those, each once; one that is there already stays as it is spelled. */
export const editTags = (
  tags: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): string[] => {
  const left = tags.filter((tag) => !remove.some((other) => isSameTag(tag, other)))
  for (const tag of add) if (!left.some((other) => isSameTag(tag, other))) left.push(tag)
  return left
}

/** The content without the labels of what it no longer holds. */
export const withoutLostLabels = (content: VaultContent): VaultContent => {
  const { organisations, apps } = content.labels
  if (organisations.length === 0 && apps.length === 0) return content
  const reached = new Set(content.connections.map(labelIdOf))
  const owned = new Set(content.apps.map(({ id }) => id))
  return {
    ...content,
    labels: {
      organisations: organisations.filter(({ id }) => reached.has(id)),
      apps: apps.filter(({ id }) => owned.has(id)),
    },
  }
}

/** Puts back what was there before, of these, where nobody has said anything else meanwhile. */
export const restoreLabels = (
  content: VaultContent,
  of: Labelled,
  changes: readonly { readonly before: Label; readonly after: Label }[],
): VaultContent | null => {
  const now = new Map(content.labels[of].map((label) => [label.id, label]))
  const back = changes.flatMap(({ before, after }) => {
    const shown = now.get(after.id)
    const isAsLeft = shown === undefined ? isEmpty(after) : JSON.stringify(shown) === JSON.stringify(after)
    return isAsLeft ? before : []
  })
  if (back.length === 0) return null
  return withoutLostLabels({
    ...content,
    labels: { ...content.labels, [of]: withLabels(content.labels[of], back) },
  })
}
