import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { ViewHeading } from '../components/view-heading.tsx'
import { attempt } from '../deeds.ts'
import { go } from '../store.ts'

type UnbuiltProps = { readonly place: 'handovers' | 'guide' }

/** A place that this version does not have yet: says so, and what to do meanwhile. */
export const UnbuiltView = ({ place }: UnbuiltProps) => (
  <div className="page scroll">
    <div className="whole">
      <Icon name={place === 'handovers' ? 'handover' : 'guide'} />
      <ViewHeading className="answer">
        {place === 'handovers' ? 'Handovers are not built yet' : 'The access guide is not built yet'}
      </ViewHeading>
      {place === 'handovers' ? <Handovers /> : <Guide />}
    </div>
  </div>
)

const Handovers = () => (
  <>
    <p>
      This version keeps, connects and disconnects. Sealing an app’s client id and secret for somebody else
      comes with a later one.
    </p>
    <div className="buttons whole-buttons">
      <Button onClick={() => go({ at: 'apps', appId: null, ask: null })}>Go to Xero apps</Button>
    </div>
  </>
)

const Guide = () => (
  <>
    <p>
      It will lead through the four steps from first contact to the first sign-in. Until then: Xero’s
      developer support begins it, the app is made in the developer portal, and whoever signs in needs the
      privilege “Connect third-party add-ons” in Practice Manager.
    </p>
    <div className="buttons whole-buttons">
      <Button
        icon="external"
        onClick={() => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })}
      >
        Open the developer portal
      </Button>
      <Button icon="external" onClick={() => void attempt('Open Xero', 'openPlace', { place: 'apiSupport' })}>
        Open Xero’s developer support
      </Button>
    </div>
  </>
)
