"""What leaves the server with every answer, and how long a sign-in lasts."""

from csp.constants import NONCE, NONE, SELF

# Public pages: nothing inline and no nonce, so that a page can be kept and sent to anybody.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
    },
}
# Wagtail's page editor writes inline styles and shows pictures before they are uploaded; its
# scripts carry a nonce.
ADMIN_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 10 * 60 * 60
SIGN_IN_LASTS_SECONDS = 10 * 60 * 60
IDLE_SECONDS = 20 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# Five wrong passwords for one name from one place close the door for a quarter of an hour, never
# for good: otherwise anybody could lock a colleague out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "config.sign_in.client_address"
# Production says otherwise: only there is X-Forwarded-For a proxy's word.
BEHIND_PROXY = False
AXES_LOCKOUT_CALLABLE = "config.views.too_many_tries"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
# A forgotten password is put right by whoever gave the post: a mailed reset would go round them.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_USER_LOGIN_FORM = "config.sign_in.SignInForm"
