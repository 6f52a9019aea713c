import type { Person } from '../../../shared/kernel/person.ts'
import { Button } from '../../kit/button.tsx'
import { showRowMenu } from '../../kit/menu.tsx'
import { runUndoably } from '../../app/undoing.ts'
import { personActions } from '../../app/row-actions.ts'
import { OwnCard } from './own-card.tsx'
import { ADDRESS_BOOK } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type PeopleProps = { readonly me: Person }

/** The own card to give away, and whose cards are here. */
export const HandoverPeople = ({ me }: PeopleProps) => {
  const { handovers } = useParts('handovers')
  return (
    <>
      <section className="handover-block" aria-labelledby="people-head">
        <h2 id="people-head">{ADDRESS_BOOK.addressBook}</h2>
        {handovers.people.length === 0 ? (
          <p className="soft">{ADDRESS_BOOK.nobodyYet}</p>
        ) : (
          <table className="table wide-table">
            <thead>
              <tr>
                <th scope="col" className="col-what">
                  {ADDRESS_BOOK.name}
                </th>
                <th scope="col">{ADDRESS_BOOK.fingerprint}</th>
                <th scope="col" className="col-act">
                  <span className="hidden-text">{ADDRESS_BOOK.takeOut}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {handovers.people.map((person) => (
                <tr
                  key={person.id}
                  onContextMenu={(event) => showRowMenu(event, person.name, personActions(person))}
                >
                  <td>
                    {person.name} <span className="age">{person.email}</span>
                  </td>
                  <td className="mono">{person.fingerprint}</td>
                  <td>
                    <Button
                      kind="link"
                      aria-label={ADDRESS_BOOK.takeOutName(person.name)}
                      onClick={() =>
                        void runUndoably(
                          ADDRESS_BOOK.takeOut,
                          'removePerson',
                          { personId: person.id },
                          ADDRESS_BOOK.personOut,
                        )
                      }
                    >
                      {ADDRESS_BOOK.takeOut}
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
}
