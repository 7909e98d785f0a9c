// The service in front of a provider: RFC 9728 metadata and as much of /v1 as a sign-in needs.
import { createHash } from "node:crypto";
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from "jose";

const PROBLEM = "https://dijo.example/problems/";
const NONCE = "nonce-of-the-front";
const SERVICE = {
  name: "Front of a certified provider", api: "1.0", demo: false, capabilities: [],
  limits: {
    page_default: 200, page_max: 1000, export_ttl_seconds: 1, exports_per_day: 1, requests_per_day: 1,
    grace_days: [7], grace_days_default: 7, step_up_max_age: 300,
  },
  contact: { privacy_email: "x@demo.example" }, regulators: [], links: { policy: "/v1/policy", web_deletion: null },
};

export function makeFront(origin, issuer, provider, { dpop, nonce }, play) {
  const scheme = dpop ? "DPoP" : "Bearer";

  function send(res, status, body, headers = {}) {
    const type = status < 400 ? "application/json" : "application/problem+json";
    res.writeHead(status, { "content-type": type, date: new Date(Date.now()).toUTCString(), ...headers });
    res.end(JSON.stringify(body));
  }

  function refuse(res, status, slug, challenge, headers = {}) {
    const metadata = `resource_metadata="${origin}/.well-known/oauth-protected-resource"`;
    send(res, status, { type: PROBLEM + slug, title: slug, status }, {
      "www-authenticate": `${scheme} ${[challenge, metadata].filter(Boolean).join(", ")}`, ...headers,
    });
  }

  async function proven(req, access, jkt) {
    const { payload, protectedHeader } = await jwtVerify(req.headers.dpop ?? "", EmbeddedJWK, {
      typ: "dpop+jwt", algorithms: ["ES256"],
    });
    if (payload.htm !== req.method || payload.htu !== origin + req.url.split("?")[0]) throw new Error("other request");
    if (payload.ath !== createHash("sha256").update(access).digest("base64url")) throw new Error("other token");
    if (await calculateJwkThumbprint(protectedHeader.jwk) !== jkt) throw new Error("other key");
    return payload.nonce;
  }

  async function caller(req, res) {
    const [kind, access] = (req.headers.authorization ?? "").split(" ");
    const token = kind === scheme ? await provider.AccessToken.find(access) : undefined;
    if (!token || token.aud !== origin) return refuse(res, 401, "unauthenticated", 'error="invalid_token"');
    if (!dpop) return token;
    try {
      if (await proven(req, access, token.jkt) !== NONCE && nonce) {
        return refuse(res, 401, "use-dpop-nonce", 'error="use_dpop_nonce"', { "dpop-nonce": NONCE });
      }
    } catch {
      return refuse(res, 401, "unauthenticated", 'error="invalid_dpop_proof"');
    }
    return token;
  }

  async function api(req, res) {
    const token = await caller(req, res);
    if (!token) return;
    if (req.url === "/v1/service") return send(res, 200, { ...SERVICE, mode: scheme.toLowerCase(), resource: origin });
    if (req.url === "/v1/account") {
      const born = "2026-01-01T00:00:00.000Z";
      return send(res, 200, {
        id: token.accountId, email: "x@demo.example", created_at: born, state: "active", pending_email: null,
      });
    }
    if (req.url === "/v1/exports") {
      play.keys.push(req.headers["idempotency-key"]);
      if (!token.scope.split(" ").includes("exports")) return refuse(res, 403, "insufficient-scope", 'error="insufficient_scope"');
      if (Date.now() / 1000 - token.extra.auth_time > 300) {
        return refuse(res, 401, "step-up-required", 'error="insufficient_user_authentication", max_age="300"');
      }
      return send(res, 202, { ok: true });
    }
    send(res, 404, { type: `${PROBLEM}not-found`, title: "not-found", status: 404 });
  }

  return (req, res) => {
    if (req.url === "/.well-known/oauth-protected-resource") {
      play.seen.push(`GET ${req.url}`);
      if (play.moved) return send(res, 302, {}, { location: play.moved });
      return send(res, 200, {
        resource: origin, authorization_servers: [issuer], dpop_bound_access_tokens_required: dpop,
        bearer_methods_supported: ["header"], ...play.resource,
      });
    }
    if (req.url.startsWith("/v1/")) return api(req, res);
    return undefined;
  };
}
