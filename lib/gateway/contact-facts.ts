export { gatherContactFacts, gatherFactsOfContact } from '@/lib/db/repositories/contact-facts';
