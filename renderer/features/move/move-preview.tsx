import type { BackupPreview } from '../../../shared/backup/backup.ts'
import { Age } from '../../kit/age.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { RESTORE } from '../backup/words-restore.ts'
import { MOVE_PREVIEW, MOVE_WAITING } from './words.ts'

/** What comes with the file, before anything is stored. */
export const MovePreview = ({ preview }: { readonly preview: BackupPreview }) => {
  const { apps, secrets, organisations, signIns, log, people, handovers, reviews } = preview
  const lacking = apps.filter(({ hasSecret }) => !hasSecret).length
  const rows = [
    [RESTORE.apps, RESTORE.appsMuch(apps.length, secrets)],
    [RESTORE.organisations, String(organisations)],
    [RESTORE.signIns, String(signIns.length)],
    [RESTORE.log, RESTORE.logMuch(log.lines)],
    [RESTORE.people, RESTORE.peopleMuch(people, handovers)],
    [RESTORE.reviews, String(reviews)],
  ] as const
  return (
    <>
      <p>
        {MOVE_WAITING.of(preview.me ?? preview.user, preview.device)}, <Age at={preview.madeAt} />.{' '}
        {MOVE_WAITING.nothingYet}
      </p>
      {preview.mode === 'sandbox' ? (
        <FieldMessage weight="advise">{MOVE_PREVIEW.sandbox}</FieldMessage>
      ) : null}
      {lacking > 0 ? <FieldMessage weight="advise">{RESTORE.appsAfter(lacking)}</FieldMessage> : null}
      {log.isWhole ? null : <FieldMessage weight="advise">{RESTORE.logBroken}</FieldMessage>}
      {preview.unread > 0 ? (
        <FieldMessage weight="advise">{RESTORE.unread(preview.unread)}</FieldMessage>
      ) : null}
      <table className="table" aria-label={MOVE_WAITING.comes}>
        <thead>
          <tr>
            <th scope="col">{RESTORE.what}</th>
            <th scope="col">{RESTORE.howMuch}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, howMuch]) => (
            <tr key={what}>
              <td>{what}</td>
              <td>{howMuch}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
