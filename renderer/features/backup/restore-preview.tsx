import type { BackupPreview } from '../../../shared/backup/backup.ts'
import { Age } from '../../kit/age.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { RESTORE } from './words-restore.ts'

type Row = readonly [what: string, howMuch: string, afterwards: string]

const rowsOf = ({
  apps,
  secrets,
  organisations,
  signIns,
  people,
  handovers,
  reviews,
  log,
}: BackupPreview): readonly Row[] => [
  [
    RESTORE.apps,
    RESTORE.appsMuch(apps.length, secrets),
    RESTORE.appsAfter(apps.filter(({ hasSecret }) => !hasSecret).length),
  ],
  [RESTORE.organisations, String(organisations), RESTORE.organisationsAfter],
  [RESTORE.signIns, String(signIns.length), RESTORE.signInsAfter],
  [
    RESTORE.log,
    RESTORE.logMuch(log.lines),
    log.isWhole ? (log.more > 0 ? RESTORE.logMore(log.more) : RESTORE.logWhole) : RESTORE.logBroken,
  ],
  [RESTORE.people, RESTORE.peopleMuch(people, handovers), RESTORE.asTheyWere],
  [RESTORE.reviews, String(reviews), RESTORE.asTheyWere],
]

/** What would come back, before anything is stored. */
export const RestorePreview = ({ preview }: { readonly preview: BackupPreview }) => (
  <>
    <p>
      {RESTORE.asItWas(preview.me ?? preview.user, preview.device)} <Age at={preview.madeAt} />.{' '}
      {RESTORE.nothingYet}
    </p>
    {preview.mode === 'sandbox' ? <FieldMessage weight="advise">{RESTORE.sandbox}</FieldMessage> : null}
    {preview.isFutureDated ? <FieldMessage weight="advise">{RESTORE.future}</FieldMessage> : null}
    {preview.unread > 0 ? (
      <FieldMessage weight="advise">{RESTORE.unread(preview.unread)}</FieldMessage>
    ) : null}
    <table className="table restore-table">
      <thead>
        <tr>
          <th scope="col">{RESTORE.what}</th>
          <th scope="col">{RESTORE.howMuch}</th>
          <th scope="col">{RESTORE.afterwards}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(preview).map(([what, howMuch, afterwards]) => (
          <tr key={what}>
            <td>{what}</td>
            <td>{howMuch}</td>
            <td>{afterwards}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className="soft">{RESTORE.stolen}</p>
    <p className="soft">{RESTORE.twoCopies}</p>
  </>
)
