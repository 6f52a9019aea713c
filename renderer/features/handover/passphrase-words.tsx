import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { attempt } from '../../app/deeds.ts'
import { ageOf } from '../../language/ages.ts'
import { showToast, useStore } from '../../app/store.ts'

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
    const result = await attempt('Copy the passphrase', 'copyPassphrase', { handoverId })
    if (result.ok) showToast('Passphrase copied. It leaves the clipboard in 30 seconds.')
  }
  return (
    <section className="part" aria-label="Passphrase">
      <h2>Then, the passphrase</h2>
      <div>
        <ol className="words">
          {words.map((word, at) => (
            <li key={`${at + 1} ${word}`}>
              <span aria-hidden="true">{at + 1}</span>
              {word}
            </li>
          ))}
        </ol>
        <p className="soft">
          Send it another way: read it out by phone, or send a text message. It is shown this once, and
          Keyward does not keep it.
        </p>
        {linkCopiedAt === null ? null : (
          <Note mood="attention" role="status">
            <p>
              <b>
                Attention: the link went out from here {ageOf(linkCopiedAt, Math.max(now, linkCopiedAt))}.
              </b>{' '}
              Whoever gets both from one message needs nothing else. Copy the passphrase only into something
              different.
            </p>
          </Note>
        )}
        <div className="buttons">
          <Button icon="copy" onClick={() => void copyWords()}>
            Copy the passphrase
          </Button>
        </div>
      </div>
    </section>
  )
}
