import { useState } from 'react'
import type { Snapshot } from '../../shared/snapshot.ts'
import { Button } from '../components/button.tsx'
import { Icon, type IconName } from '../components/icon.tsx'
import { ViewHeading } from '../components/view-heading.tsx'
import { beginImport } from '../deeds.ts'
import { keptIn } from '../kept-words.ts'
import { go } from '../store.ts'
import { LookDaily } from './about/look-daily.tsx'
import { IntroduceForm } from './settings/introduce-form.tsx'

/** An empty vault: asks where to begin, and says what happens next on each way. */
export const FirstRun = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const kept = keptIn(snapshot.platform)
  const isSandbox = snapshot.mode === 'sandbox'
  return (
    <div className="page scroll">
      <div className="whole">
        <ViewHeading className="answer">Where do you want to begin?</ViewHeading>
        <p>
          Keyward keeps the secrets of your practice’s Xero apps on this computer, shows which organisations
          they reach, and helps you replace them or take access away.
        </p>
        <ul className="ways">
          <li className="way">
            <Icon name="key" />
            <div>
              <h2>I have a client id and a secret</h2>
              <p>Paste both. They go straight into this computer’s keychain.</p>
            </div>
            <Button kind="primary" onClick={() => go({ at: 'appForm', appId: null })}>
              Add a Xero app
            </Button>
          </li>
          <li className="way">
            <Icon name="groups" />
            <div>
              <h2>We keep them in a password manager</h2>
              <p>Bitwarden, 1Password, KeePass or a CSV file. You see what is in it before it is stored.</p>
            </div>
            <Button onClick={beginImport}>Import from a file</Button>
          </li>
          <li className="way">
            <Icon name="handover" />
            <div>
              <h2>Somebody is handing one over to me</h2>
              <p>By link, file or QR code. You see who sent it before it is stored.</p>
            </div>
            <Button onClick={() => go({ at: 'handovers', doing: 'receive' })}>Receive</Button>
          </li>
          <li className="way">
            <Icon name="guide" />
            <div>
              <h2>We do not have access to Xero’s API yet</h2>
              <p>Four steps, from first contact to the first sign-in. Days to weeks.</p>
            </div>
            <Button onClick={() => go({ at: 'guide', page: 'begin' })}>Open the guide</Button>
          </li>
          <LaterWay
            icon="sandbox"
            title="I want to look around first"
            words="A made-up practice with a dozen organisations. Nothing reaches Xero."
            button="Try the sandbox"
            honest={
              isSandbox
                ? 'You are in it. Add an app with the values that the sandbox printed when it started.'
                : 'The sandbox is a vault of its own. Close Keyward, and start it with “npm start”.'
            }
          />
        </ul>
        <section className="first-you" aria-labelledby="first-you">
          <h2 id="first-you">Who uses this Keyward?</h2>
          <IntroduceForm />
        </section>
        <LookDaily snapshot={snapshot} />
        <dl className="facts whole-facts">
          <dt>Secrets</dt>
          <dd>{kept.secrets}</dd>
          <dt>Everything else</dt>
          <dd>{kept.rest}</dd>
          <dt>Sent anywhere</dt>
          <dd>nothing, except to Xero: what you ask of it, and what keeps your sign-ins from lapsing</dd>
        </dl>
      </div>
    </div>
  )
}

type LaterWayProps = {
  readonly icon: IconName
  readonly title: string
  readonly words: string
  readonly button: string
  /** What is so today, shown when the button is pressed. */
  readonly honest: string
}

/** A way that does not work from here yet: it can be reached, and says so. */
const LaterWay = ({ icon, title, words, button, honest }: LaterWayProps) => {
  const [isTold, setTold] = useState(false)
  return (
    <li className="way">
      <Icon name={icon} />
      <div>
        <h2>{title}</h2>
        <p role={isTold ? 'status' : undefined}>{isTold ? honest : words}</p>
      </div>
      <Button data-faint onClick={() => setTold(true)}>
        {button}
      </Button>
    </li>
  )
}
