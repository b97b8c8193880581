
import django.db.models.deletion
import django.utils.timezone
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('community', '0002_initial'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='officeshelfpage',
            name='uploads',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='guidance_shelf', to='wagtailcore.collection'),
        ),
        migrations.AddField(
            model_name='officeshelfpage',
            name='writers',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='guidance_shelf', to='auth.group'),
        ),
        migrations.AlterField(
            model_name='guidancepage',
            name='body',
            field=wagtail.fields.StreamField([('heading', 0), ('rich_text', 1), ('figure', 4), ('video', 6), ('callout', 10), ('accordion', 14), ('download', 17), ('steps', 21)], block_lookup={0: ('cms.pages.blocks.HeadingBlock', (), {}), 1: ('cms.pages.blocks.RichTextBlock', (), {}), 2: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('image', 2), ('caption', 3)]], {}), 5: ('wagtail.snippets.blocks.SnippetChooserBlock', ('cms.Video',), {'label': 'Video'}), 6: ('wagtail.blocks.StructBlock', [[('video', 5), ('caption', 3)]], {}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('merke', 'Remember'), ('tipp', 'Tip'), ('beispiel', 'Example'), ('achtung', 'Careful')], 'label': 'Kind'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul', 'ol', 'link'], 'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('kind', 7), ('title', 8), ('text', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 200}), 12: ('wagtail.blocks.StructBlock', [[('title', 11), ('text', 9)]], {}), 13: ('wagtail.blocks.ListBlock', (12,), {'label': 'Parts', 'min_num': 1}), 14: ('wagtail.blocks.StructBlock', [[('items', 13)]], {}), 15: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 200, 'required': False}), 17: ('wagtail.blocks.StructBlock', [[('document', 15), ('title', 16)]], {}), 18: ('wagtail.blocks.CharBlock', (), {'label': 'What to do', 'max_length': 200}), 19: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul', 'ol', 'link'], 'label': 'How', 'required': False}), 20: ('wagtail.blocks.StructBlock', [[('title', 18), ('text', 19), ('image', 2)]], {}), 21: ('wagtail.blocks.ListBlock', (20,), {'icon': 'list-ol', 'label': 'Steps'})}, verbose_name='content'),
        ),
        migrations.AlterField(
            model_name='question',
            name='asked_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='asked at'),
        ),
        migrations.AlterField(
            model_name='reply',
            name='written_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written at'),
        ),
    ]
