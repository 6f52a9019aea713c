import type { OpenedHandover } from '../../../shared/handover/calls.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'

import { fullDay, fullMoment } from '../../language/moments.ts'
import { go } from '../../app/store.ts'
import { REPLACES } from './words-receiving.ts'

type Replaces = NonNullable<OpenedHandover['replaces']>
type ReplacesProps = { readonly opened: OpenedHandover; readonly replaces: Replaces }

/** The app that is here already: what taking the handover would do to its secret, and whether it is the newer one. */
export const HandoverReplaces = ({ opened, replaces }: ReplacesProps) => {
  const { appId, name, secret, isBusy } = replaces
  return (
    <>
      <FieldMessage weight="advise">
        {REPLACES.sameClientId(name, opened.app.hasSecret ? REPLACES.explanation : REPLACES.noSecret)}
      </FieldMessage>
      {opened.app.hasSecret && secret in WARNINGS ? (
        <FieldMessage weight={secret === 'same' ? 'done' : 'refuse'}>{WARNINGS[secret]}</FieldMessage>
      ) : null}
      <dl className="facts">
        <dt>{REPLACES.secretHere}</dt>
        <dd>{secretWords(replaces.createdAt, REPLACES.putIn(fullMoment(replaces.storedAt)))}</dd>
        {opened.app.hasSecret ? (
          <>
            <dt>{REPLACES.secretThatCame}</dt>
            <dd>{cameWords(opened)}</dd>
          </>
        ) : null}
      </dl>
      {isBusy ? (
        <FieldMessage weight="refuse">
          {REPLACES.rotationOpen}{' '}
          <Button kind="link" onClick={() => go({ at: 'rotation', appId })}>
            {REPLACES.showRotation}
          </Button>
        </FieldMessage>
      ) : null}
    </>
  )
}

/** How old the secret that came is, as far as that is told. */
const cameWords = ({ app, isDateOdd, sealedAt }: OpenedHandover): string =>
  app.secretCreatedAt !== null && app.isSecretDateOdd
    ? REPLACES.oddDate(
        isDateOdd ? '' : REPLACES.sealedSentence(fullMoment(sealedAt)),
        fullDay(app.secretCreatedAt),
      )
    : secretWords(
        app.secretCreatedAt,
        isDateOdd ? REPLACES.sealedUnknown : REPLACES.sealedWhen(fullMoment(sealedAt)),
      )

const secretWords = (createdAt: number | null, otherwise: string) =>
  createdAt === null
    ? REPLACES.generatedNotSaid(otherwise)
    : REPLACES.generated(fullMoment(createdAt), otherwise)

const WARNINGS: Partial<Record<Replaces['secret'], string>> = {
  same: REPLACES.sameSecret,
  usedBefore: REPLACES.usedBefore,
  older: REPLACES.olderByDates,
}
