import type { HandoverWay, KnownPerson } from '../../../shared/handover/record.ts'
import type { ShareServer } from '../../../shared/handover/share-server.ts'
import { Way } from '../../kit/choice.tsx'

type SealedProps = {
  readonly people: readonly KnownPerson[]
  readonly personId: string | null
  readonly onChange: (personId: string | null) => void
}

/** To somebody of the address book, or with a passphrase. */
export const HowSealed = ({ people, personId, onChange }: SealedProps) => (
  <fieldset>
    <legend className="hidden-text">How it is sealed</legend>
    <div className="choices" data-columns="2">
      <Way
        group="sealing"
        name="For a colleague with Keyward"
        hint={
          people.length === 0
            ? 'Only they can open it, without a passphrase. Nobody is in the address book yet.'
            : 'Only they can open it, without a passphrase.'
        }
        isChosen={personId !== null}
        isOff={people.length === 0}
        onChoose={() => onChange(people[0]?.id ?? null)}
      />
      <Way
        group="sealing"
        name="With a passphrase"
        hint="Six words, shown once. Opens with Keyward, or with the free age command."
        isChosen={personId === null}
        onChoose={() => onChange(null)}
      />
    </div>
  </fieldset>
)

type DeliveredProps = {
  readonly way: HandoverWay
  readonly server: ShareServer | null
  readonly onChange: (way: HandoverWay) => void
}

/** Which way it is to go; the others stay open afterwards. */
export const HowDelivered = ({ way, server, onChange }: DeliveredProps) => (
  <fieldset>
    <legend className="hidden-text">How it is delivered</legend>
    <div className="choices" data-columns="4">
      {WAYS.map(([one, name, hint]) => (
        <Way
          key={one}
          group="delivery"
          name={name}
          hint={hint}
          isChosen={way === one}
          onChoose={() => onChange(one)}
        />
      ))}
      <Way
        group="delivery"
        name="Your server"
        hint={server === null ? 'None in Settings' : 'Can give it out once'}
        isChosen={way === 'server'}
        isOff={server === null}
        onChoose={() => onChange('server')}
      />
    </div>
  </fieldset>
)

const WAYS = [
  ['link', 'Link', 'By e-mail, chat'],
  ['file', 'File', 'An .age file'],
  ['qr', 'QR code', 'Across a desk'],
] as const
