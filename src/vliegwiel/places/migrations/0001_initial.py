# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables of this module."""

import django.db.models.deletion
import uuid
import vliegwiel.kit.localtext
import vliegwiel.places.models.library
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('labels', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Kern',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=80)),
                ('profile', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('lat', models.FloatField(blank=True, help_text='Degrees north (WGS 84).', null=True)),
                ('lon', models.FloatField(blank=True, help_text='Degrees east (WGS 84).', null=True)),
                ('assumed', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['order', 'code'],
                'constraints': [models.UniqueConstraint(fields=('code',), name='kern_code_unique'), models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('name', ''), _negated=True)), name='kern_code_and_name_filled'), models.CheckConstraint(condition=models.Q(models.Q(('lat__isnull', True), ('lon__isnull', True)), models.Q(('lat__isnull', False), ('lat__range', (-90, 90)), ('lon__isnull', False), ('lon__range', (-180, 180))), _connector='OR'), name='kern_position_on_earth')],
            },
        ),
        migrations.CreateModel(
            name='Branch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('name', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('street', models.CharField(blank=True, help_text='Street and number.', max_length=120)),
                ('postcode', models.CharField(blank=True, max_length=10)),
                ('town', models.CharField(blank=True, max_length=80)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('about', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('building', models.CharField(blank=True, help_text='Name of the building it is in.', max_length=120)),
                ('lat', models.FloatField(blank=True, help_text='Degrees north (WGS 84).', null=True)),
                ('lon', models.FloatField(blank=True, help_text='Degrees east (WGS 84).', null=True)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('assumed', models.BooleanField(default=False, help_text='Something here is a guess; staff are told so.')),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('access', models.ManyToManyField(blank=True, related_name='+', to='labels.label')),
                ('kern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='branches', to='places.kern')),
            ],
            options={
                'ordering': ['order', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Library',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slot', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('municipality', models.CharField(blank=True, max_length=120)),
                ('tagline', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('phone', models.CharField(max_length=20)),
                ('email', models.EmailField(max_length=254)),
                ('website', models.URLField(blank=True)),
                ('catalogue_url', models.URLField(blank=True)),
                ('languages', models.JSONField(default=vliegwiel.places.models.library.default_languages, help_text='Codes, the first language first.')),
                ('first_language', models.CharField(default='nl', max_length=10)),
                ('school_region', models.CharField(choices=[('noord', 'regio Noord'), ('midden', 'regio Midden'), ('zuid', 'regio Zuid')], default='noord', max_length=10)),
                ('closing_holidays', models.JSONField(default=vliegwiel.places.models.library.default_closing_holidays, help_text='Codes of ClosingHoliday.')),
                ('theme', models.JSONField(blank=True, default=dict, help_text='Theme token name to value.')),
                ('synthetic', models.BooleanField(default=False, help_text='All data is made up; each page says so.')),
                ('assumed', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('slot',), name='library_single_row'), models.CheckConstraint(condition=models.Q(('slot', 1)), name='library_slot_one'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='library_name_filled'), models.CheckConstraint(condition=models.Q(('school_region__in', ['noord', 'midden', 'zuid'])), name='library_region_known')],
            },
        ),
        migrations.CreateModel(
            name='OpeningException',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('opens', models.TimeField(blank=True, null=True)),
                ('closes', models.TimeField(blank=True, null=True)),
                ('state', models.CharField(choices=[('staffed', 'open met medewerker'), ('self_service', 'open, zelf lenen en inleveren'), ('desk_closed', 'gebouw open, balie dicht'), ('appointment', 'alleen op afspraak'), ('closed', 'gesloten'), ('undefined', 'openingstijden niet bekend')], default='closed', max_length=20)),
                ('reason', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('assumed', models.BooleanField(default=False)),
                ('branch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opening_exceptions', to='places.branch')),
            ],
            options={
                'ordering': ['starts_on', 'opens'],
            },
        ),
        migrations.CreateModel(
            name='OpeningRule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('weekday', models.PositiveSmallIntegerField(help_text='0 is Monday, 6 is Sunday.')),
                ('opens', models.TimeField()),
                ('closes', models.TimeField()),
                ('state', models.CharField(choices=[('staffed', 'open met medewerker'), ('self_service', 'open, zelf lenen en inleveren'), ('desk_closed', 'gebouw open, balie dicht'), ('appointment', 'alleen op afspraak'), ('closed', 'gesloten'), ('undefined', 'openingstijden niet bekend')], default='staffed', max_length=20)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, help_text='First day on which it no longer holds.', null=True)),
                ('assumed', models.BooleanField(default=False)),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opening_rules', to='places.branch')),
            ],
            options={
                'ordering': ['branch', 'valid_from', 'weekday', 'opens'],
            },
        ),
        migrations.CreateModel(
            name='PopulationFigure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('inhabitants', models.PositiveIntegerField()),
                ('source', models.CharField(max_length=200)),
                ('assumed', models.BooleanField(default=False)),
                ('kern', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='population', to='places.kern')),
            ],
            options={
                'ordering': ['-year'],
            },
        ),
        migrations.CreateModel(
            name='SchoolHoliday',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('region', models.CharField(choices=[('noord', 'regio Noord'), ('midden', 'regio Midden'), ('zuid', 'regio Zuid')], max_length=10)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
            ],
            options={
                'ordering': ['starts_on'],
                'constraints': [models.UniqueConstraint(fields=('region', 'starts_on'), name='schoolholiday_start_unique'), models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='schoolholiday_period_order'), models.CheckConstraint(condition=models.Q(('region__in', ['noord', 'midden', 'zuid'])), name='schoolholiday_region_known')],
            },
        ),
        migrations.CreateModel(
            name='Space',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('name', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('capacity', models.PositiveSmallIntegerField(blank=True, help_text='Persons; empty is unknown.', null=True)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('assumed', models.BooleanField(default=False)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('access', models.ManyToManyField(blank=True, related_name='+', to='labels.label')),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spaces', to='places.branch')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='places.space')),
            ],
            options={
                'ordering': ['branch', 'order', 'code'],
            },
        ),
        migrations.AddConstraint(
            model_name='branch',
            constraint=models.UniqueConstraint(fields=('code',), name='branch_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='branch',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='branch_code_filled'),
        ),
        migrations.AddConstraint(
            model_name='branch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lat__isnull', True), ('lon__isnull', True)), models.Q(('lat__isnull', False), ('lat__range', (-90, 90)), ('lon__isnull', False), ('lon__range', (-180, 180))), _connector='OR'), name='branch_position_on_earth'),
        ),
        migrations.AddConstraint(
            model_name='openingexception',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='openingexception_period_order'),
        ),
        migrations.AddConstraint(
            model_name='openingexception',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closes', None), ('opens', None)), models.Q(('closes__gt', models.F('opens')), ('closes__isnull', False), ('opens__isnull', False)), _connector='OR'), name='openingexception_hours_both_or_none'),
        ),
        migrations.AddConstraint(
            model_name='openingexception',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['staffed', 'self_service', 'desk_closed', 'appointment', 'closed'])), name='openingexception_state_known'),
        ),
        migrations.AddConstraint(
            model_name='openingrule',
            constraint=models.CheckConstraint(condition=models.Q(('weekday__gte', 0), ('weekday__lte', 6)), name='openingrule_weekday'),
        ),
        migrations.AddConstraint(
            model_name='openingrule',
            constraint=models.CheckConstraint(condition=models.Q(('closes__gt', models.F('opens'))), name='openingrule_closes_after_opens'),
        ),
        migrations.AddConstraint(
            model_name='openingrule',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['staffed', 'self_service', 'desk_closed', 'appointment', 'closed'])), name='openingrule_state_known'),
        ),
        migrations.AddConstraint(
            model_name='openingrule',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='openingrule_period_order'),
        ),
        migrations.AddConstraint(
            model_name='openingrule',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_from__isnull', True)), fields=('branch', 'weekday', 'opens'), name='openingrule_base_unique'),
        ),
        migrations.AddConstraint(
            model_name='openingrule',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_from__isnull', False)), fields=('branch', 'weekday', 'opens', 'valid_from'), name='openingrule_period_unique'),
        ),
        migrations.AddConstraint(
            model_name='populationfigure',
            constraint=models.UniqueConstraint(condition=models.Q(('kern__isnull', False)), fields=('kern', 'year'), name='population_kern_year_unique'),
        ),
        migrations.AddConstraint(
            model_name='populationfigure',
            constraint=models.UniqueConstraint(condition=models.Q(('kern__isnull', True)), fields=('year',), name='population_whole_year_unique'),
        ),
        migrations.AddConstraint(
            model_name='populationfigure',
            constraint=models.CheckConstraint(condition=models.Q(('year__gte', 1900), ('year__lte', 2200)), name='population_year_likely'),
        ),
        migrations.AddConstraint(
            model_name='populationfigure',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='population_source_named'),
        ),
        migrations.AddConstraint(
            model_name='space',
            constraint=models.UniqueConstraint(fields=('branch', 'code'), name='space_code_unique_in_branch'),
        ),
        migrations.AddConstraint(
            model_name='space',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='space_code_filled'),
        ),
        migrations.AddConstraint(
            model_name='space',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='space_not_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='space',
            constraint=models.CheckConstraint(condition=models.Q(('capacity', None), ('capacity__gt', 0), _connector='OR'), name='space_capacity_positive'),
        ),
    ]
