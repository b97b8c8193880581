"""Addresses of this storey, gathered from its rooms."""

from community.guidance.urls import urlpatterns as guidance
from community.hub.urls import urlpatterns as hub
from community.movers.urls import urlpatterns as movers
from community.questions.urls import urlpatterns as questions

app_name = "community"

urlpatterns = [*hub, *movers, *guidance, *questions]
