import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { type RelayServer, relayRules } from './relay-rules.ts'
import { Button } from '../../kit/button.tsx'
import { copy } from '../../app/actions.ts'
import { RELAY_RULES_VIEW } from './words-form.ts'

const SERVERS = {
  nginx: 'nginx',
  apache: RELAY_RULES_VIEW.apache,
  iis: 'IIS',
  redirectsFile: RELAY_RULES_VIEW.netlifyCloudflarePages,
  cloudflareWorker: RELAY_RULES_VIEW.cloudflareWorker,
} as const satisfies Record<RelayServer, string>

/** The rule that whoever runs the practice's web server has to host; one tab per server. */
export const RelayRules = ({ redirectUri }: { readonly redirectUri: string }) => {
  const rules = relayRules(redirectUri)
  if (rules.length === 0) return <p className="soft">{RELAY_RULES_VIEW.noRule}</p>
  return (
    <Tabs className="tabs">
      <TabList aria-label={RELAY_RULES_VIEW.kindOfWebServer}>
        {rules.map(({ server }) => (
          <Tab key={server} id={server}>
            {SERVERS[server]}
          </Tab>
        ))}
      </TabList>
      {rules.map(({ server, file, text }) => (
        <TabPanel key={server} id={server}>
          <p className="tabs-foot">
            {RELAY_RULES_VIEW.whereItGoes(file)}
            <span className="push" />
            <Button
              size="small"
              icon="copy"
              onClick={() => void copy(text, RELAY_RULES_VIEW.ruleFor(SERVERS[server]))}
            >
              {RELAY_RULES_VIEW.copyTheRule}
            </Button>
          </p>
          <pre
            className="rule"
            tabIndex={0}
            aria-label={RELAY_RULES_VIEW.ruleFor(SERVERS[server])}
            role="region"
          >
            {text}
          </pre>
          <p className="tabs-foot">{RELAY_RULES_VIEW.ruleExplanation}</p>
        </TabPanel>
      ))}
    </Tabs>
  )
}
