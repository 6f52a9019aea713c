import { useState } from 'react'
import type { Person } from '../../../shared/person.ts'
import type { Snapshot } from '../../../shared/snapshot.ts'
import { Button } from '../../components/button.tsx'
import { CopyLine } from '../../components/copy-line.tsx'
import { QrCode } from '../../components/qr-code.tsx'
import { attempt } from '../../deeds.ts'

type PeopleProps = { readonly snapshot: Snapshot; readonly me: Person }

/** The own card to give away, and whose cards are here. */
export const HandoverPeople = ({ snapshot: { handovers }, me }: PeopleProps) => {
  const [card, setCard] = useState<{ link: string; fingerprint: string } | null>(null)
  const show = async () => {
    const result = await attempt('Show your card', 'showCard', {})
    if (result.ok) setCard(result.value)
  }
  return (
    <>
      <section className="handover-block" aria-labelledby="people-head">
        <h2 id="people-head">Address book</h2>
        {handovers.people.length === 0 ? (
          <p className="soft">
            Nobody yet. A colleague with Keyward sends you their card; choose Receive, and paste it there.
            From then on you seal to them without a passphrase.
          </p>
        ) : (
          <table className="table wide-table">
            <thead>
              <tr>
                <th scope="col" className="col-what">
                  Name
                </th>
                <th scope="col">Fingerprint</th>
                <th scope="col" className="col-act">
                  <span className="hidden-text">Take out</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {handovers.people.map((person) => (
                <tr key={person.id}>
                  <td>
                    {person.name} <span className="age">{person.email}</span>
                  </td>
                  <td className="mono">{person.fingerprint}</td>
                  <td>
                    <Button
                      kind="link"
                      aria-label={`Take ${person.name} out of the address book`}
                      onClick={() => void attempt('Take out', 'removePerson', { personId: person.id })}
                    >
                      Take out
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="handover-block" aria-labelledby="card-head">
        <h2 id="card-head">Your card</h2>
        <p className="soft">
          {me.name}, {me.email}. Whoever has it can seal to this Keyward. It holds no secret.
        </p>
        {card === null ? (
          <div className="buttons">
            <Button onClick={() => void show()}>Show my card</Button>
          </div>
        ) : (
          <>
            <CopyLine text={card.link} what="card" />
            <p>
              Read this to your colleague, who compares it:{' '}
              <span className="mono fingerprint" title="Your fingerprint">
                {card.fingerprint}
              </span>
            </p>
            <QrCode text={card.link} name="Your card as a QR code" />
          </>
        )}
      </section>
    </>
  )
}
