// Every page works without this file: it only wakes up the components that GOV.UK Frontend improves.
import { initAll } from './govuk-frontend-6.6.0/govuk-frontend.min.js'

initAll()
