import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { run } from '../../app/actions.ts'
import { ageOf } from '../../language/ages.ts'
import { showToast, useStore } from '../../app/store.ts'
import { PASSPHRASE_WORDS } from './words-sending.ts'

type PassphraseProps = {
  readonly words: readonly string[]
  readonly handoverId: string
  /** When the link went onto the clipboard: the passphrase must not go the same way. */
  readonly linkCopiedAt: number | null
}

/** The words of a passphrase, large enough to be read out over the phone. */
export const PassphraseWords = ({ words, handoverId, linkCopiedAt }: PassphraseProps) => {
  const now = useStore((state) => state.now)
  const copyWords = async () => {
    const result = await run(PASSPHRASE_WORDS.copyThePassphrase, 'copyPassphrase', { handoverId })
    if (result.ok) showToast(PASSPHRASE_WORDS.copied)
  }
  return (
    <section className="part" aria-label={PASSPHRASE_WORDS.passphrase}>
      <h2>{PASSPHRASE_WORDS.title}</h2>
      <div>
        <ol className="words">
          {words.map((word, at) => (
            <li key={`${at + 1} ${word}`}>
              <span aria-hidden="true">{at + 1}</span>
              {word}
            </li>
          ))}
        </ol>
        <p className="soft">{PASSPHRASE_WORDS.explanation}</p>
        {linkCopiedAt === null ? null : (
          <Note mood="attention" role="status">
            <p>
              <b>{PASSPHRASE_WORDS.linkWentOut(ageOf(linkCopiedAt, Math.max(now, linkCopiedAt)))}</b>{' '}
              {PASSPHRASE_WORDS.sameWayWarning}
            </p>
          </Note>
        )}
        <div className="buttons">
          <Button icon="copy" onClick={() => void copyWords()}>
            {PASSPHRASE_WORDS.copyThePassphrase}
          </Button>
        </div>
      </div>
    </section>
  )
}
