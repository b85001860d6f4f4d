# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables of this module."""

import django.db.models.deletion
import uuid
import vliegwiel.kit.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LetterBatch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('making', 'wordt gemaakt'), ('ready', 'klaar om te printen'), ('printed', 'geprint'), ('failed', 'niet gelukt')], default='making', max_length=10)),
                ('made_at', models.DateTimeField(default=vliegwiel.kit.clock.now, editable=False)),
                ('made_by', models.UUIDField(blank=True, null=True)),
                ('branch', models.CharField(blank=True, max_length=40)),
                ('count', models.PositiveIntegerField()),
                ('file', models.CharField(blank=True, max_length=80)),
                ('failure', models.CharField(blank=True, help_text='A code: why there is no PDF.', max_length=40)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-made_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['making', 'ready', 'printed', 'failed'])), name='letterbatch_state_known'), models.CheckConstraint(condition=models.Q(('count__gt', 0)), name='letterbatch_not_empty'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), _negated=True), models.Q(('file', ''), _negated=True), models.Q(('failure', ''), _negated=True), _connector='OR'), name='letterbatch_ready_has_file_or_why')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('email', 'e-mail'), ('sms', 'sms'), ('letter', 'brief'), ('call', 'bellen'), ('desk', 'aan de balie')], max_length=10)),
                ('state', models.CharField(choices=[('waiting', 'wacht'), ('sending', 'wordt verstuurd'), ('failed', 'mislukt, we proberen het opnieuw'), ('delivered', 'verstuurd'), ('to_call', 'nog te bellen'), ('reached', 'gesproken'), ('not_reached', 'niet bereikt'), ('to_print', 'nog te printen'), ('printed', 'geprint, nog niet op de post'), ('posted', 'op de post'), ('told', 'verteld aan de balie'), ('given_up', 'niet gelukt'), ('cancelled', 'niet meer nodig')], max_length=20)),
                ('kind', models.CharField(help_text='Why it is sent, a code of the caller.', max_length=60)),
                ('about_kind', models.CharField(max_length=60)),
                ('about_id', models.UUIDField()),
                ('person', models.UUIDField(blank=True, db_index=True, null=True)),
                ('branch', models.CharField(blank=True, max_length=40)),
                ('dedupe', models.CharField(max_length=200)),
                ('language', models.CharField(default='nl', max_length=10)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('street', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=10)),
                ('town', models.CharField(blank=True, max_length=100)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('deadline', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=vliegwiel.kit.clock.now, editable=False)),
                ('due_at', models.DateTimeField(default=vliegwiel.kit.clock.now)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('claimed_by', models.UUIDField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='letters', to='messages.letterbatch')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaced_by', to='messages.message')),
            ],
            options={
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField(default=vliegwiel.kit.clock.now)),
                ('outcome', models.CharField(max_length=40)),
                ('reason', models.CharField(blank=True, max_length=40)),
                ('by', models.UUIDField(blank=True, null=True)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tries', to='messages.message')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['state', 'due_at'], name='message_state_due'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['about_kind', 'about_id'], name='message_about'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['channel', 'state', 'branch'], name='message_list'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(fields=('dedupe',), name='message_dedupe_unique'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces__isnull', False)), fields=('replaces',), name='message_replaced_once'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('dedupe', ''), _negated=True), name='message_dedupe_filled'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('channel', 'email'), ('state__in', ['waiting', 'sending', 'failed', 'delivered', 'given_up', 'cancelled'])), models.Q(('channel', 'sms'), ('state__in', ['waiting', 'sending', 'failed', 'delivered', 'given_up', 'cancelled'])), models.Q(('channel', 'call'), ('state__in', ['to_call', 'reached', 'not_reached', 'cancelled'])), models.Q(('channel', 'letter'), ('state__in', ['to_print', 'printed', 'posted', 'cancelled'])), models.Q(('channel', 'desk'), ('state__in', ['waiting', 'told', 'cancelled'])), _connector='OR'), name='message_state_fits_channel'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('state__in', ('delivered', 'reached', 'not_reached', 'posted', 'told', 'given_up', 'cancelled'))), models.Q(models.Q(('state__in', ('delivered', 'reached', 'not_reached', 'posted', 'told', 'given_up', 'cancelled')), _negated=True), ('done_at__isnull', True)), _connector='OR'), name='message_done_at_when_done'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('channel', 'email'), _negated=True), models.Q(('email', ''), _negated=True), _connector='OR'), models.Q(models.Q(('channel__in', ['sms', 'call']), _negated=True), models.Q(('phone', ''), _negated=True), _connector='OR'), models.Q(models.Q(('channel', 'letter'), _negated=True), models.Q(models.Q(('street', ''), _negated=True), models.Q(('postcode', ''), _negated=True)), _connector='OR'), models.Q(models.Q(('channel__in', ['desk', 'letter']), _negated=True), models.Q(('name', ''), _negated=True), _connector='OR')), name='message_address_fits_channel'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sending'), _negated=True), ('claimed_at__isnull', False), _connector='OR'), name='message_sending_is_claimed'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.UniqueConstraint(fields=('message', 'number'), name='attempt_number_once'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(('number__gt', 0)), name='attempt_number_positive'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', ''), _negated=True), name='attempt_outcome_filled'),
        ),
    ]
