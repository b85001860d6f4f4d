# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables of this module."""

import django.db.models.deletion
import django.db.models.functions.text
import uuid
import vliegwiel.kit.localtext
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Facet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('name', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('overlaps', models.BooleanField(default=False, help_text='Labels of this facet overlap, so that their totals are never added up.')),
                ('order', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['order', 'code'],
                'constraints': [models.UniqueConstraint(fields=('code',), name='facet_code_unique'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='facet_code_filled')],
            },
        ),
        migrations.CreateModel(
            name='Label',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=80)),
                ('name', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('description', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('icon', models.CharField(blank=True, help_text='Name of a line drawing.', max_length=40)),
                ('hue', models.CharField(blank=True, help_text='Name of a theme colour, not a colour value.', max_length=40)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, help_text='First day on which it no longer holds.', null=True)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('facet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='labels', to='labels.facet', to_field='code')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='labels.label')),
            ],
            options={
                'ordering': ['order', 'code'],
            },
        ),
        migrations.CreateModel(
            name='LabelLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('versterkt', 'versterkt'), ('draagt', 'draagt bij aan')], max_length=20)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links_out', to='labels.label')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links_in', to='labels.label')),
            ],
        ),
        migrations.CreateModel(
            name='Vision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('name', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('mission', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('vision', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, help_text='First day on which it no longer holds.', null=True)),
            ],
            options={
                'ordering': ['valid_from'],
                'constraints': [models.UniqueConstraint(fields=('code',), name='vision_code_unique'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='vision_period_order')],
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('text', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('shown_by', vliegwiel.kit.localtext.LocalTextField(blank=True, default=vliegwiel.kit.localtext.LocalText)),
                ('shown_url_name', models.CharField(blank=True, help_text='Route of the page that shows it, such as programme:agenda.', max_length=80)),
                ('vision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='labels.vision')),
            ],
            options={
                'ordering': ['vision', 'order'],
            },
        ),
        migrations.AddConstraint(
            model_name='label',
            constraint=models.UniqueConstraint(fields=('code',), name='label_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='label',
            constraint=models.CheckConstraint(condition=models.Q(('code__startswith', django.db.models.functions.text.Concat(models.F('facet'), models.Value(':')))), name='label_code_in_facet'),
        ),
        migrations.AddConstraint(
            model_name='label',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='label_not_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='label',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='label_period_order'),
        ),
        migrations.AddConstraint(
            model_name='labellink',
            constraint=models.UniqueConstraint(fields=('source', 'target', 'kind'), name='labellink_unique'),
        ),
        migrations.AddConstraint(
            model_name='labellink',
            constraint=models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='labellink_not_to_itself'),
        ),
        migrations.AddConstraint(
            model_name='labellink',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['versterkt', 'draagt'])), name='labellink_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.UniqueConstraint(fields=('vision', 'order'), name='promise_order_unique'),
        ),
    ]
