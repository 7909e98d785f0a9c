// One certified OpenID provider (npm oidc-provider) set up as an issuer of this program's client.
import Provider from "oidc-provider";

const SCOPES = "account:read account:write calls:read activity:read privacy:read privacy:write exports account:delete";
const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

export function makeProvider(origin, { dpop, nonce, par }, play) {
  const provider = new Provider(origin, {
    clients: [{
      client_id: "dijo-desktop",
      application_type: "native",
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token", DEVICE_GRANT],
      response_types: ["code"],
      redirect_uris: ["http://127.0.0.1/callback", "http://[::1]/callback"],
      dpop_bound_access_tokens: dpop,
    }],
    cookies: { keys: ["of the tests"] },
    features: {
      devInteractions: { enabled: true },
      deviceFlow: { enabled: true },
      revocation: { enabled: true },
      pushedAuthorizationRequests: { enabled: par, requirePushedAuthorizationRequests: par },
      dPoP: { enabled: dpop, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => nonce },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_ctx, resource) => ({
          audience: resource, scope: SCOPES, accessTokenFormat: "opaque", accessTokenTTL: 300,
        }),
      },
    },
    enabledJWA: { dPoPSigningAlgValues: ["ES256"] },
    scopes: ["openid", "offline_access"],
    pkce: { required: () => true },
    rotateRefreshToken: () => play.rotate,
    extraTokenClaims: (ctx) => {
      const { AuthorizationCode, RefreshToken, DeviceCode } = ctx.oidc.entities;
      return { auth_time: (AuthorizationCode ?? RefreshToken ?? DeviceCode).authTime };
    },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: {
      AuthorizationCode: 60, DeviceCode: 600, Grant: 86400, IdToken: 300, Interaction: 600,
      RefreshToken: 86400, Session: 86400, AccessToken: 300,
    },
  });
  provider.use(async (ctx, next) => {
    play.seen.push(`${ctx.method} ${ctx.path}`);
    await next();
    if (ctx.path.startsWith("/.well-known/")) Object.assign(ctx.body, play.server);
    if (ctx.path !== "/token") return;
    if (play.slow > 0) {
      play.slow -= 1;
      ctx.status = 400;
      ctx.body = { error: "slow_down" };
    }
    if (ctx.status === 200 && play.strip) delete ctx.body.refresh_token;
    if (ctx.status === 200) Object.assign(ctx.body, play.answer);
    if (play.cut > 0) {
      play.cut -= 1;
      ctx.respond = false;
      ctx.req.socket.destroy();
    }
  });
  return provider;
}
