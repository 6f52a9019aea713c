import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { run } from '../../app/actions.ts'
import { APP_FORM_ASIDE } from './words-form.ts'

/** Where to find what the form asks for, and what becomes of the secret. */
export const AppFormAside = ({ isNew }: { readonly isNew: boolean }) => (
  <aside className="page-aside" aria-label={APP_FORM_ASIDE.helpWithThisForm}>
    <section>
      <h2>{APP_FORM_ASIDE.whereTitle}</h2>
      <p className="soft">{APP_FORM_ASIDE.whereTheyAre}</p>
      <p className="soft aside-more">
        {APP_FORM_ASIDE.bothInOneText}{' '}
        <Button
          kind="link"
          onClick={() => void run(APP_FORM_ASIDE.openXero, 'openPlace', { place: 'developerPortal' })}
        >
          {APP_FORM_ASIDE.openTheDeveloperPortal}
        </Button>
      </p>
    </section>
    <section className="promise">
      <h2>{isNew ? APP_FORM_ASIDE.secretTitle : APP_FORM_ASIDE.staysTitle}</h2>
      <ul className="marks">
        {(isNew ? NEW : EDIT).map((line) => (
          <li key={line} data-yes>
            <Icon name="tick" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
    <section>
      <h2>{APP_FORM_ASIDE.refusedTitle}</h2>
      <p className="soft">{APP_FORM_ASIDE.refusedBy}</p>
    </section>
  </aside>
)

const NEW = [
  APP_FORM_ASIDE.secretGoesToKeychain,
  APP_FORM_ASIDE.secretInNoFile,
  APP_FORM_ASIDE.secretShownOnAsking,
]

const EDIT = [APP_FORM_ASIDE.staysSecret, APP_FORM_ASIDE.staysSignIns]
