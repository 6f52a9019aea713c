/** What Xero calls the kinds of what is connected; in the window and on paper alike. */
export const TENANT_KINDS: ReadonlyMap<string, string> = new Map([
  ['ORGANISATION', 'Organisation'],
  ['PRACTICEMANAGER', 'Practice Manager'],
  ['PRACTICE', 'Xero HQ'],
  ['WORKFLOWMAX', 'WorkflowMax'],
])
