// Judges tokens by Microsoft's own npm botframework-connector. Input: {metadata, appId, now, cases: [{header, activity}]}; output: [true | "why not"].
const { createRequire } = require("module");
const from = createRequire(process.argv[2] + "/x.js");
const { ChannelValidation, JwtTokenValidation, SimpleCredentialProvider } = from("botframework-connector");
console.error = () => {}; // the library writes tokens' faults there

let input = "";
process.stdin.on("data", (part) => (input += part)).on("end", async () => {
  const { metadata, appId, now, cases } = JSON.parse(input);
  Date.now = () => now;
  ChannelValidation.OpenIdMetadataEndpoint = metadata;
  const credentials = new SimpleCredentialProvider(appId, "");
  const verdicts = [];
  for (const { header, activity } of cases) {
    try {
      const identity = await JwtTokenValidation.authenticateRequest(activity, header, credentials, "");
      verdicts.push(identity.isAuthenticated ? true : "not authenticated");
    } catch (fault) {
      verdicts.push(String(fault.message || fault));
    }
  }
  process.stdout.write(JSON.stringify(verdicts));
});
