import { type FormEvent, useState } from 'react'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { run } from '../../app/actions.ts'
import { SETTINGS_RELAY_PAGE } from './words.ts'

/** The static page through which handovers travel as ordinary https links. */
export const SettingsRelayPage = ({ relay }: { readonly relay: string | null }) => {
  const [address, setAddress] = useState(relay ?? '')
  const [kept, setKept] = useState(address)
  const { failure, run: ask } = useCall()
  const [said, setSaid] = useState<{ weight: 'done' | 'advise'; words: string } | null>(null)

  useUnsaved(address.trim() !== kept.trim(), {
    ends: SETTINGS_RELAY_PAGE.leaveEnds,
    stays: SETTINGS_RELAY_PAGE.leaveStays,
  })
  const write = async () => {
    const saved = await run(SETTINGS_RELAY_PAGE.savePageDoing, 'saveRelayPage', {})
    if (saved.ok && saved.value.path !== null)
      tellSaved(saved.value.path, { next: SETTINGS_RELAY_PAGE.putOnWebsite })
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const isNone = address.trim() === ''
    const result = await ask(async () => {
      setSaid(null)
      const stored = await call('setRelayPage', { address: isNone ? null : address })
      if (stored.ok) setKept(address)
      return stored.ok && !isNone ? await call('checkRelayPage', {}) : stored
    })
    if (result?.ok !== true) return
    if (result.value === null) setSaid({ weight: 'done', words: SETTINGS_RELAY_PAGE.noPage })
    else
      setSaid(
        result.value.is === 'ours'
          ? { weight: 'done', words: SETTINGS_RELAY_PAGE.pageOurs }
          : {
              weight: 'advise',
              words: SETTINGS_RELAY_PAGE.pageOther,
            },
      )
  }
  return (
    <form
      aria-label={SETTINGS_RELAY_PAGE.title}
      className="handover-block"
      onSubmit={(event) => void save(event)}
      noValidate
    >
      <p className="soft">{SETTINGS_RELAY_PAGE.explanation}</p>
      <TextField
        id="relay-page"
        label={SETTINGS_RELAY_PAGE.addressField}
        value={address}
        hint={SETTINGS_RELAY_PAGE.addressHint}
        onChange={setAddress}
      />
      <FailureNote failure={failure} />
      {said === null ? null : <FieldMessage weight={said.weight}>{said.words}</FieldMessage>}
      <div className="buttons">
        <Button onClick={() => void write()}>{SETTINGS_RELAY_PAGE.savePage}</Button>
        <Button isSubmit>{SETTINGS_RELAY_PAGE.keep}</Button>
      </div>
    </form>
  )
}
