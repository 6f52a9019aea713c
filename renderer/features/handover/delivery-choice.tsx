import type { HandoverWay, AddressBookPerson } from '../../../shared/handover/record.ts'
import type { ShareServer } from '../../../shared/handover/share-server.ts'
import { Way } from '../../kit/choice.tsx'
import { DELIVERY_CHOICE } from './words-sending.ts'

type SealedProps = {
  readonly people: readonly AddressBookPerson[]
  readonly personId: string | null
  readonly onChange: (personId: string | null) => void
}

/** To somebody of the address book, or with a passphrase. */
export const HowSealed = ({ people, personId, onChange }: SealedProps) => (
  <fieldset>
    <legend className="hidden-text">{DELIVERY_CHOICE.howItIsSealed}</legend>
    <div className="choices" data-columns="2">
      <Way
        group="sealing"
        name={DELIVERY_CHOICE.colleague}
        hint={people.length === 0 ? DELIVERY_CHOICE.colleagueNobody : DELIVERY_CHOICE.colleagueHint}
        isChosen={personId !== null}
        isOff={people.length === 0}
        onChoose={() => onChange(people[0]?.id ?? null)}
      />
      <Way
        group="sealing"
        name={DELIVERY_CHOICE.withAPassphrase}
        hint={DELIVERY_CHOICE.passphraseHint}
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
    <legend className="hidden-text">{DELIVERY_CHOICE.howItIsDelivered}</legend>
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
        name={DELIVERY_CHOICE.yourServer}
        hint={server === null ? DELIVERY_CHOICE.noneInSettings : DELIVERY_CHOICE.serverHint}
        isChosen={way === 'server'}
        isOff={server === null}
        onChoose={() => onChange('server')}
      />
    </div>
  </fieldset>
)

const WAYS = [
  ['link', DELIVERY_CHOICE.link, DELIVERY_CHOICE.byEMailChat],
  ['file', DELIVERY_CHOICE.file, DELIVERY_CHOICE.anAgeFile],
  ['qr', DELIVERY_CHOICE.qrCode, DELIVERY_CHOICE.acrossADesk],
] as const
