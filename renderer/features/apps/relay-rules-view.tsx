import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { type RelayServer, relayRules } from './relay-rules.ts'
import { Button } from '../../kit/button.tsx'
import { copy } from '../../app/deeds.ts'

const SERVERS = {
  nginx: 'nginx',
  apache: 'Apache',
  iis: 'IIS',
  redirectsFile: 'Netlify, Cloudflare Pages',
  cloudflareWorker: 'Cloudflare Worker',
} as const satisfies Record<RelayServer, string>

/** The rule that whoever runs the practice's web server has to host; one tab per server. */
export const RelayRules = ({ redirectUri }: { readonly redirectUri: string }) => {
  const rules = relayRules(redirectUri)
  if (rules.length === 0)
    return (
      <p className="soft">
        Keyward cannot write the rule for this address. Letters, digits, “-”, “_”, “.”, “~” and “/” can be in
        its path.
      </p>
    )
  return (
    <Tabs className="tabs">
      <TabList aria-label="Kind of web server">
        {rules.map(({ server }) => (
          <Tab key={server} id={server}>
            {SERVERS[server]}
          </Tab>
        ))}
      </TabList>
      {rules.map(({ server, file, text }) => (
        <TabPanel key={server} id={server}>
          <p className="tabs-foot">
            Where it goes: {file}
            <span className="push" />
            <Button size="small" icon="copy" onClick={() => void copy(text, `Rule for ${SERVERS[server]}`)}>
              Copy the rule
            </Button>
          </p>
          <pre className="rule" tabIndex={0} aria-label={`Rule for ${SERVERS[server]}`} role="region">
            {text}
          </pre>
          <p className="tabs-foot">
            It passes the answer on with its query untouched, keeps nothing, and tells nobody. Give it to
            whoever runs the web server; there is no secret in it.
          </p>
        </TabPanel>
      ))}
    </Tabs>
  )
}
