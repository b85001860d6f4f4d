# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables of this module."""

import django.db.models.deletion
import django.db.models.functions.text
import uuid
import vliegwiel.kit.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=120)),
                ('language', models.CharField(default='nl', max_length=10)),
                ('is_active', models.BooleanField(default=True)),
                ('is_synthetic', models.BooleanField(default=False, help_text='Made by the demo; anyone may step in as this account, in demo mode only.')),
                ('session_stamp', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=vliegwiel.kit.clock.now, editable=False)),
                ('deactivated_at', models.DateTimeField(blank=True, null=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name', 'email'],
                'constraints': [models.UniqueConstraint(fields=('email',), name='user_email_unique'), models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_unique_any_case'), models.CheckConstraint(condition=models.Q(('email', ''), _negated=True), name='user_email_filled'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), ('erased_at__isnull', False), _connector='OR'), name='user_name_filled'), models.CheckConstraint(condition=models.Q(models.Q(('deactivated_at__isnull', True), ('is_active', True)), models.Q(('deactivated_at__isnull', False), ('is_active', False)), _connector='OR'), name='user_inactive_since')],
            },
        ),
        migrations.CreateModel(
            name='AccessLogEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=vliegwiel.kit.clock.now)),
                ('verb', models.CharField(choices=[('looked', 'ingezien'), ('exported', 'meegenomen'), ('refused', 'geweigerd'), ('signed_in', 'ingelogd'), ('sign_in_failed', 'inloggen mislukt'), ('signed_out', 'uitgelogd')], max_length=20)),
                ('allowed', models.BooleanField(default=True)),
                ('name', models.CharField(max_length=120)),
                ('activity', models.CharField(blank=True, max_length=40)),
                ('actor_kind', models.CharField(blank=True, max_length=20)),
                ('actor', models.UUIDField(blank=True, null=True)),
                ('subject_kind', models.CharField(blank=True, max_length=40)),
                ('subject', models.UUIDField(blank=True, null=True)),
                ('branch', models.CharField(blank=True, max_length=40)),
                ('trace', models.CharField(blank=True, help_text='W3C trace id, when the request had one.', max_length=32)),
                ('operation', models.CharField(blank=True, help_text='W3C parent id, when the request had one.', max_length=16)),
            ],
            options={
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['-at'], name='accesslog_at'), models.Index(fields=['actor', '-at'], name='accesslog_actor'), models.Index(fields=['subject', '-at'], name='accesslog_subject')],
                'constraints': [models.CheckConstraint(condition=models.Q(('verb__in', ['looked', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out'])), name='accesslog_verb_known'), models.CheckConstraint(condition=models.Q(models.Q(('verb__in', ('looked', 'exported')), _negated=True), models.Q(models.Q(('activity', ''), _negated=True), ('subject__isnull', False)), _connector='OR'), name='accesslog_look_has_subject_and_activity'), models.CheckConstraint(condition=models.Q(models.Q(('verb__in', ['refused', 'sign_in_failed']), _negated=True), ('allowed', False), _connector='OR'), name='accesslog_refusal_not_allowed')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.UUIDField(blank=True, help_text='Account id; no key, the log outlives it.', null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at'],
                'constraints': [models.UniqueConstraint(fields=('digest',), name='invitation_digest_unique'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='invitation_period_order')],
            },
        ),
        migrations.CreateModel(
            name='RoleBinding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('desk', 'balie'), ('maker', 'programmamaker'), ('coordinator', 'coördinator'), ('branch_lead', 'vestigingsleider'), ('director', 'directeur'), ('auditor', 'toezichthouder van de gemeente'), ('administrator', 'beheerder'), ('volunteer', 'vrijwilliger')], max_length=20)),
                ('given_at', models.DateTimeField(default=vliegwiel.kit.clock.now, editable=False)),
                ('branch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.branch')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bindings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['role', 'branch__order', 'branch__code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['desk', 'maker', 'coordinator', 'branch_lead', 'director', 'auditor', 'administrator', 'volunteer'])), name='rolebinding_role_known'), models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['branch_lead', 'desk', 'volunteer']), _negated=True), ('branch__isnull', False), _connector='OR'), name='rolebinding_branch_where_needed'), models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['administrator', 'auditor', 'director']), _negated=True), ('branch__isnull', True), _connector='OR'), name='rolebinding_no_branch_for_all'), models.UniqueConstraint(condition=models.Q(('branch__isnull', False)), fields=('user', 'role', 'branch'), name='rolebinding_once_per_branch'), models.UniqueConstraint(condition=models.Q(('branch__isnull', True)), fields=('user', 'role'), name='rolebinding_once_for_all')],
            },
        ),
    ]
