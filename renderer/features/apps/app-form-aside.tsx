import { type AppKind, hasSecret, hasSignIns } from '../../../shared/apps/app-kind.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { run } from '../../app/actions.ts'
import { APP_FORM_ASIDE } from './words-form.ts'

type AsideProps = { readonly isNew: boolean; readonly kind: AppKind }

/** Where to find what the form asks for, and what becomes of the secret, where an app of this kind has one. */
export const AppFormAside = ({ isNew, kind }: AsideProps) => (
  <aside className="page-aside" aria-label={APP_FORM_ASIDE.helpWithThisForm}>
    <section>
      <h2>{APP_FORM_ASIDE.whereTitle}</h2>
      <p className="soft">
        {hasSecret(kind) ? APP_FORM_ASIDE.whereTheyAre : APP_FORM_ASIDE.whereTheClientIdIs}
      </p>
      <p className="soft aside-more">
        {hasSecret(kind) ? `${APP_FORM_ASIDE.bothInOneText} ` : null}
        <Button
          kind="link"
          onClick={() => void run(APP_FORM_ASIDE.openXero, 'openPlace', { place: 'developerPortal' })}
        >
          {APP_FORM_ASIDE.openTheDeveloperPortal}
        </Button>
      </p>
    </section>
    <section className="promise">
      <h2>{isNew ? newTitle(kind) : APP_FORM_ASIDE.staysTitle}</h2>
      <ul className="marks">
        {(isNew ? newLines(kind) : editLines(kind)).map((line) => (
          <li key={line} data-yes>
            <Icon name="tick" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
    <section>
      <h2>{APP_FORM_ASIDE.refusedTitle}</h2>
      <p className="soft">{hasSignIns(kind) ? APP_FORM_ASIDE.refusedBy : APP_FORM_ASIDE.refusedOfCustom}</p>
    </section>
  </aside>
)

const newTitle = (kind: AppKind): string =>
  hasSecret(kind) ? APP_FORM_ASIDE.secretTitle : APP_FORM_ASIDE.noSecretTitle

const newLines = (kind: AppKind): readonly string[] =>
  hasSecret(kind)
    ? [APP_FORM_ASIDE.secretGoesToKeychain, APP_FORM_ASIDE.secretInNoFile, APP_FORM_ASIDE.secretShownOnAsking]
    : [APP_FORM_ASIDE.noSecretGiven, APP_FORM_ASIDE.noSecretProof, APP_FORM_ASIDE.clientIdAsked]

const editLines = (kind: AppKind): readonly string[] => [
  ...(hasSecret(kind) ? [APP_FORM_ASIDE.staysSecret] : []),
  ...(hasSignIns(kind) ? [APP_FORM_ASIDE.staysSignIns] : []),
]
