import type { OpenedHandover } from '../../../shared/handover/calls.ts'
import { Button } from '../../kit/button.tsx'
import { Said } from '../../kit/said.tsx'
import { dayAndTime } from './handover-words.ts'
import { fullDay } from '../../language/moments.ts'
import { go } from '../../app/store.ts'

type Replaces = NonNullable<OpenedHandover['replaces']>
type ReplacesProps = { readonly opened: OpenedHandover; readonly replaces: Replaces }

/** The app that is here already: what taking the handover would do to its secret, and whether it is the newer one. */
export const HandoverReplaces = ({ opened, replaces }: ReplacesProps) => {
  const { appId, name, secret, isBusy } = replaces
  return (
    <>
      <Said weight="advise">
        {name} in this vault has the same client id.{' '}
        {opened.app.hasSecret
          ? 'Xero is asked first whether it recognises the secret that came. Until it does, the one that is here stays in force; everything else stays as it is.'
          : 'No secret came with this, so there is nothing to replace.'}
      </Said>
      {opened.app.hasSecret && secret in WARNINGS ? (
        <Said weight={secret === 'same' ? 'done' : 'refuse'}>{WARNINGS[secret]}</Said>
      ) : null}
      <dl className="facts">
        <dt>Secret here</dt>
        <dd>{secretWords(replaces.createdAt, `put in ${dayAndTime(replaces.storedAt)}`)}</dd>
        <dt>Secret that came</dt>
        <dd>
          {opened.app.secretCreatedAt !== null && opened.app.isSecretDateOdd
            ? `${opened.isDateOdd ? '' : `sealed ${dayAndTime(opened.sealedAt)}. `}It is said to be generated ${fullDay(opened.app.secretCreatedAt)}; that cannot be right`
            : secretWords(
                opened.app.secretCreatedAt,
                opened.isDateOdd ? 'sealed nobody knows when' : `sealed ${dayAndTime(opened.sealedAt)}`,
              )}
        </dd>
      </dl>
      {isBusy ? (
        <Said weight="refuse">
          A replacement of this secret is under way here, with a new one already. Finish it or give it up
          first.{' '}
          <Button kind="link" onClick={() => go({ at: 'rotation', appId })}>
            Show the replacement
          </Button>
        </Said>
      ) : null}
    </>
  )
}

const secretWords = (createdAt: number | null, otherwise: string) =>
  createdAt === null
    ? `${otherwise}; when it was generated is not said`
    : `generated ${dayAndTime(createdAt)}, ${otherwise}`

const WARNINGS: Partial<Record<Replaces['secret'], string>> = {
  same: 'It is the secret that is here already: taking it replaces nothing, and gives you the receipt to send.',
  usedBefore:
    'This is a secret that was in force here before, and has been replaced since. Somebody may have sent an old handover again.',
  older:
    'By its dates, the secret that came is older than the one that is here. Somebody may have sent an old handover again.',
}
