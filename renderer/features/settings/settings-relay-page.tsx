import { type FormEvent, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Said } from '../../kit/said.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { tellSaved } from '../../app/deeds-paper.ts'
import { attempt } from '../../app/deeds.ts'

/** The static page through which handovers travel as ordinary https links. */
export const SettingsRelayPage = ({ relay }: { readonly relay: string | null }) => {
  const [address, setAddress] = useState(relay ?? '')
  const [kept, setKept] = useState(address)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [said, setSaid] = useState<{ weight: 'done' | 'advise'; words: string } | null>(null)

  useUnsaved(address.trim() !== kept.trim(), {
    ends: 'The address of the page that you typed is forgotten',
    stays: 'The page for links as it was',
  })
  const write = async () => {
    const saved = await attempt('Save the page', 'saveRelayPage', {})
    if (saved.ok && saved.value.path !== null)
      tellSaved(saved.value.path, { next: 'Put it on your website.' })
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaid(null)
    const isNone = address.trim() === ''
    const stored = await call('setRelayPage', { address: isNone ? null : address })
    if (!stored.ok) return setFailure(stored.failure)
    setKept(address)
    if (isNone) {
      setFailure(null)
      return setSaid({ weight: 'done', words: 'Links begin with keyward://.' })
    }
    const checked = await call('checkRelayPage', {})
    setFailure(checked.ok ? null : checked.failure)
    if (checked.ok)
      setSaid(
        checked.value.is === 'ours'
          ? { weight: 'done', words: 'The page there is the one that Keyward writes.' }
          : {
              weight: 'advise',
              words: 'The page there is another one. Put the saved page there, unaltered, before you use it.',
            },
      )
  }
  return (
    <form
      aria-label="Page for links"
      className="handover-block"
      onSubmit={(event) => void save(event)}
      noValidate
    >
      <p className="soft">
        Many mail programs do not make keyward:// links clickable. Put one small page on your website, and
        handovers travel as ordinary https links through it. The part after the # never reaches your web
        server.
      </p>
      <TextField
        id="relay-page"
        label="Address of the page"
        value={address}
        hint="https://www.example.com/keyward-handover.html; empty for none"
        onChange={setAddress}
      />
      <FailureNote failure={failure} />
      {said === null ? null : <Said weight={said.weight}>{said.words}</Said>}
      <div className="buttons">
        <Button onClick={() => void write()}>Save the page…</Button>
        <Button isSubmit>Keep and check it</Button>
      </div>
    </form>
  )
}
