import type { Person } from '../../../shared/kernel/person.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Button } from '../../kit/button.tsx'
import { showRowMenu } from '../../kit/menu.tsx'
import { attempt } from '../../app/deeds.ts'
import { personDeeds } from '../../app/row-deeds.ts'
import { OwnCard } from './own-card.tsx'

type PeopleProps = { readonly snapshot: Snapshot; readonly me: Person }

/** The own card to give away, and whose cards are here. */
export const HandoverPeople = ({ snapshot: { handovers }, me }: PeopleProps) => (
  <>
    <section className="handover-block" aria-labelledby="people-head">
      <h2 id="people-head">Address book</h2>
      {handovers.people.length === 0 ? (
        <p className="soft">
          Nobody yet. A colleague with Keyward sends you their card; choose Receive, and paste it there. From
          then on you seal to them without a passphrase.
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
              <tr
                key={person.id}
                onContextMenu={(event) => showRowMenu(event, person.name, personDeeds(person))}
              >
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
    <OwnCard me={me} />
  </>
)
