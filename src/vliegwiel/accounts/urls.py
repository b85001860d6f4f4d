# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where signing in, one's own account and the pages of the administrator answer.

The names account_… and mfa_… are those that allauth asks for; only the pages of it that we use are here.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from vliegwiel.accounts.views import access_log, demo, invitation, own, users

urlpatterns = [
    path("gebruikers/", users.index, name="users"),
    path("gebruikers/nieuw/", users.new, name="user_new"),
    path("gebruikers/<uuid:user_id>/", users.show, name="user"),
    path("toegangslog/", access_log.index, name="access_log"),
    path("proef/", demo.index, name="demo"),
    path("account/", own.account, name="own_account"),
    path("uitnodiging/<str:token>/", invitation.accept, name="invitation"),
    path("inloggen/", account.login, name="account_login"),
    path("inloggen/gesloten/", account.account_inactive, name="account_inactive"),
    path("inloggen/geen-account/", own.no_sign_up, name="account_signup"),
    path("inloggen/sleutel/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/tweede-stap/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/onthouden/", mfa.trust, name="mfa_trust"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("bevestigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("bevestigen/sleutel/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("wachtwoord/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("tweede-stap/", mfa.index, name="mfa_index"),
    path("tweede-stap/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("tweede-stap/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tweede-stap/sleutels/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("tweede-stap/sleutels/nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("tweede-stap/sleutels/<int:pk>/weg/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("tweede-stap/sleutels/<int:pk>/naam/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("tweede-stap/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tweede-stap/codes/nieuw/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tweede-stap/codes/bestand/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
