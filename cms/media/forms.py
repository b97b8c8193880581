"""What is asked when a picture comes in, one by one or many at once."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class DescribedImageForm(BaseImageForm):
    """Whoever brings a picture says what it shows; every page that uses it can say it in other words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].label = _("What can be seen (alternative text)")
            self.fields["description"].help_text = _(
                "One sentence for people who do not see the picture. It is offered wherever the picture is used."
            )
