import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { ViewHeading } from '../components/view-heading.tsx'
import { go } from '../store.ts'

/** A place that this version does not have yet: says so, and what to do meanwhile. */
export const UnbuiltView = () => (
  <div className="page scroll">
    <div className="whole">
      <Icon name="handover" />
      <ViewHeading className="answer">Handovers are not built yet</ViewHeading>
      <p>
        This version keeps, connects, replaces and disconnects. Sealing an app’s client id and secret for
        somebody else comes with a later one.
      </p>
      <div className="buttons whole-buttons">
        <Button onClick={() => go({ at: 'apps', appId: null, ask: null })}>Go to Xero apps</Button>
      </div>
    </div>
  </div>
)
