import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { attempt } from '../../app/deeds.ts'

/** Where to find what the form asks for, and what becomes of the secret. */
export const AppFormAside = ({ isNew }: { readonly isNew: boolean }) => (
  <aside className="page-aside" aria-label="Help with this form">
    <section>
      <h2>Where you find them</h2>
      <p className="soft">
        In Xero’s developer portal, open the app and choose Configuration. The client id is always there. The
        secret is shown once, straight after “Generate a secret”.
      </p>
      <p className="soft aside-more">
        If you have both in one text, paste it into either field.{' '}
        <Button
          kind="link"
          onClick={() => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })}
        >
          Open the developer portal
        </Button>
      </p>
    </section>
    <section className="promise">
      <h2>{isNew ? 'What becomes of the secret' : 'What stays as it is'}</h2>
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
      <h2>What Xero refuses</h2>
      <p className="soft">
        A name with “Xero” in it. A redirect address that is neither https nor http://localhost. Accounting
        and Practice Manager scopes in one request.
      </p>
    </section>
  </aside>
)

const NEW = [
  'It goes straight into this computer’s keychain, and is read back to be sure.',
  'It is in no file, no log and no backup of Keyward’s.',
  'Afterwards it is shown only when you ask, for 30 seconds.',
]

const EDIT = [
  'The secret in the keychain. It has its own button on the app’s page.',
  'Sign-ins made so far. New scopes count from the next sign-in on.',
]
