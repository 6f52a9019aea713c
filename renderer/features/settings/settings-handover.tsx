import { type FormEvent, useState } from 'react'
import { type ShareServer, ShareServerKind } from '../../../shared/handover/share-server.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Choice } from '../../kit/choice.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { SettingsRelayPage } from './settings-relay-page.tsx'
import { SETTINGS_HANDOVER, SHARE_SERVER_NAMES } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** What the practice runs itself for handovers. */
export const SettingsHandover = () => {
  const snapshot = useParts('handovers')
  const { server, relay } = snapshot.handovers.places
  return (
    <>
      <ServerForm server={server} />
      <SettingsRelayPage relay={relay} />
    </>
  )
}

const ServerForm = ({ server }: { readonly server: ShareServer | null }) => {
  const [kind, setKind] = useState<ShareServer['kind']>(server?.kind ?? 'privateBin')
  const [address, setAddress] = useState(server?.address ?? '')
  const [kept, setKept] = useState({ kind, address })
  const { isBusy, failure, run } = useCall()
  const [said, setSaid] = useState<{ weight: 'done' | 'advise'; words: string } | null>(null)

  useUnsaved(address.trim() !== kept.address.trim() || (address !== '' && kind !== kept.kind), {
    ends: SETTINGS_HANDOVER.leaveEnds,
    stays: SETTINGS_HANDOVER.leaveStays,
  })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const isNone = address.trim() === ''
    const result = await run(async () => {
      setSaid(null)
      const stored = await call('setShareServer', { server: isNone ? null : { kind, address } })
      if (stored.ok) setKept({ kind, address })
      return stored.ok && !isNone ? await call('tryShareServer', {}) : stored
    })
    if (result?.ok !== true) return
    if (result.value === null) return setSaid({ weight: 'done', words: SETTINGS_HANDOVER.noServer })
    const { givesOnce, tellsStatus } = result.value
    setSaid({
      weight: givesOnce ? 'done' : 'advise',
      words: `${givesOnce ? SETTINGS_HANDOVER.givesOnce : SETTINGS_HANDOVER.givesTwice} ${tellsStatus ? SETTINGS_HANDOVER.canSay : SETTINGS_HANDOVER.cannotSay}`,
    })
  }
  return (
    <form aria-label={SETTINGS_HANDOVER.title} onSubmit={(event) => void save(event)} noValidate>
      <p className="soft">{SETTINGS_HANDOVER.explanation}</p>
      <div className="pair">
        <TextField
          id="share-address"
          label={SETTINGS_HANDOVER.addressField}
          value={address}
          hint={SETTINGS_HANDOVER.addressHint}
          onChange={setAddress}
        />
        <Choice
          id="share-kind"
          label={SETTINGS_HANDOVER.kind}
          value={kind}
          onChange={(value) => setKind(ShareServerKind.parse(value))}
        >
          {ShareServerKind.options.map((one) => (
            <option key={one} value={one}>
              {SHARE_SERVER_NAMES[one]}
            </option>
          ))}
        </Choice>
      </div>
      <FailureNote failure={failure} />
      {said === null ? null : <FieldMessage weight={said.weight}>{said.words}</FieldMessage>}
      <div className="buttons">
        <Button isSubmit aria-disabled={isBusy}>
          {isBusy ? SETTINGS_HANDOVER.tryingIt : SETTINGS_HANDOVER.keep}
        </Button>
      </div>
    </form>
  )
}
