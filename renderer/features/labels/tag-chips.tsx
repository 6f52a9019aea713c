import { LABELS } from './words.ts'

type TagChipsProps = {
  readonly tags: readonly string[]
  /** How many are shown; of the others how many they are. */
  readonly most?: number
}

/** Tags, each as a chip. */
export const TagChips = ({ tags, most = tags.length }: TagChipsProps) => {
  const rest = tags.slice(most)
  return (
    <span className="tags">
      {tags.slice(0, most).map((tag) => (
        <span key={tag} className="tag" title={tag}>
          {tag}
        </span>
      ))}
      {rest.length === 0 ? null : (
        <span className="tag" title={LABELS.moreTags(rest)}>
          {LABELS.more(rest.length)}
        </span>
      )}
    </span>
  )
}
