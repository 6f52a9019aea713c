// Given to a program that knows only Xero's own address, by NODE_OPTIONS: what it asks there goes to the sandbox.
const http = require('node:http')
const https = require('node:https')

const { hostname, port } = new URL(process.env.SANDBOX_API ?? 'http://127.0.0.1:1')
const real = https.request
https.request = (options, ...more) =>
  options.hostname === 'api.xero.com' || options.host === 'api.xero.com'
    ? http.request(
        Object.assign({}, options, { protocol: 'http:', host: hostname, hostname, port, agent: undefined }),
        ...more,
      )
    : real(options, ...more)
