// An organisation's sign-in server that lets in whoever the last line of standard input names (claims of the id token, as JSON).
import { createInterface } from 'node:readline';
import { OAuth2Server } from 'oauth2-mock-server';

const server = new OAuth2Server();
await server.issuer.keys.generate('RS256');
await server.start(0, '127.0.0.1');
let who = {};
server.service.on('beforeTokenSigning', token => Object.assign(token.payload, who));
console.log(server.issuer.url);
for await (const line of createInterface({ input: process.stdin })) {
  who = JSON.parse(line);
  console.log('ok');
}
await server.stop();
